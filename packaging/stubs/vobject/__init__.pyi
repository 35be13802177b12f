from vobject import base as base
