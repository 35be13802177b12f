// Prints what ical.js reads in a calendar file, by UID: start and end in seconds since 1970, status, summary.
// The zones are those in the file; ical.js brings none of its own.
import { readFileSync } from "node:fs";

const [file, library] = process.argv.slice(2);
const { default: ICAL } = await import(library);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
const read = {};
for (const part of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(part);
  read[event.uid] = {
    starts: event.startDate.toUnixTime(),
    ends: event.endDate.toUnixTime(),
    day: event.startDate.isDate ? event.startDate.toString() : "",
    status: part.getFirstPropertyValue("status"),
    summary: event.summary,
  };
}
process.stdout.write(JSON.stringify(read));
