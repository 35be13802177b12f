"""The words around forgetting a person: what it does, what was found, and what only a human can delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from organizer_app.domain.erasure import ErasureProof


def forget_help() -> str:
    """Explain the command."""
    return _(
        "Erase a person everywhere in a plan: records, history, texts, releases and freed pages. "
        "It cannot be undone. PERSON is a name or an id."
    )


def due_help() -> str:
    """Explain ``--due``."""
    return _("Erase everybody whose mobilizations lie longer back than people are to be kept.")


def yes_help() -> str:
    """Explain ``--yes``."""
    return _("Do not ask first.")


def person_or_due() -> str:
    """Say that the command wants a person or ``--due``."""
    return _("Name one person, or use --due.")


def really(count: int) -> str:
    """Ask before people are erased."""
    return ngettext(
        "Erase {count} person from this plan for good?",
        "Erase {count} people from this plan for good?",
        count,
    ).format(count=count)


def nobody_due() -> str:
    """Say that there is nobody to erase yet."""
    return _("Nobody is due to be erased.")


def proof_sentences(proof: ErasureProof) -> tuple[str, ...]:
    """Say what was erased, what was searched afterwards, and which copies still hold it."""
    records, texts = sum(proof.records.values()), sum(proof.texts.values())
    sentences = [
        _("Erased: {records} and {texts}.").format(
            records=ngettext("{count} record", "{count} records", records).format(count=records),
            texts=ngettext("{count} mention in texts", "{count} mentions in texts", texts).format(
                count=texts
            ),
        ),
        ngettext(
            "Searched {searched} texts of the plan again: {count} still holds a trace.",
            "Searched {searched} texts of the plan again: {count} still hold a trace.",
            proof.left,
        ).format(searched=f"{proof.searched:,}", count=proof.left),
    ]
    if proof.copies:
        sentences.append(
            _("These copies of the plan were not touched; delete them yourself: {names}").format(
                names=", ".join(proof.copies)
            )
        )
    return tuple(sentences)
