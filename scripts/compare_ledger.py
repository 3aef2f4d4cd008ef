#!/usr/bin/env python3
"""Compares what `bangfu import ledger FILE --check --format json` printed with a ledger's expected.json.

    compare_ledger.py ACTUAL.json EXPECTED.json        ("-" reads the actual answer from standard input)

The rules are those of the ledgers' README: verdict equal or accepted; every issue that may not be passed over is reported
for that row and field; values where they are stated; members likewise. Prints each difference; exit 1 when there is one.
"""
import json
import sys

NEVER_COUNTED = {"AREA_UNKNOWN", "SAME_NAME", "SIZE_DIFFERS", "ADVANCED_AGE"}


def accepted(expected):
    return expected.get("accept") or [expected["verdict"]]


def same_value(key, want, got):
    if isinstance(want, dict) and "any" in want:
        return any(same_value(key, one, got) for one in want["any"])
    if key in ("join_date", "regular_date"):
        return want == got or bool(want and got and got.startswith(want))
    if key in ("ethnicity", "education"):
        return want == got or bool(want and got and want[1] == got[1])
    if key == "minimum_allowance" and want is False:
        return not got
    if key in ("phone", "helper_phone"):
        return (want or "").replace("-", "") == (got or "").replace("-", "")
    if key == "remark":
        return (want or "").replace("\r\n", "\n") == (got or "").replace("\r\n", "\n")
    return want == got


def compare_values(where, want, got, out):
    for key, value in want.items():
        if not same_value(key, value, got.get(key)):
            out.append(f"{where}: {key} is {json.dumps(got.get(key), ensure_ascii=False)}, "
                       f"expected {json.dumps(value, ensure_ascii=False)}")


def counted(row, expected):
    """The verdict without warnings that are no difference: on fields with a note, and those never counted."""
    quiet = {note["field"] for note in expected.get("notes", [])}
    rest = [issue for issue in row.get("issues", [])
            if not (issue["severity"] == "warning" and issue["field"] in quiet) and issue["code"] not in NEVER_COUNTED]
    levels = {issue["severity"] for issue in rest}
    return "error" if "error" in levels else "warning" if "warning" in levels else "ok"


def compare_row(where, row, expected, out):
    verdict = counted(row, expected)
    if verdict not in accepted(expected):
        out.append(f"{where}: {verdict}, expected {accepted(expected)}; "
                   f"issues {json.dumps(row.get('issues', []), ensure_ascii=False)[:300]}")
    reported = {issue["field"] for issue in row.get("issues", [])}
    codes = {(issue["field"], issue["code"]) for issue in row.get("issues", [])}
    for issue in expected.get("issues", []):
        if "ok" in issue.get("accept", []):
            continue
        if issue["field"] not in reported:
            out.append(f"{where}: {issue['field']} {issue['code']} is not reported")
        elif (issue["field"], issue["code"]) not in codes:
            out.append(f"{where}: {issue['field']} has another code than {issue['code']}: {sorted(codes)}")
    if "values" in expected and verdict != "error":
        compare_values(where, expected["values"], row.get("values", {}), out)


def compare_rows(actual, expected, out):
    got = {row["row"]: row for row in actual.get("rows", [])}
    wanted = {row["row"]: row for row in expected.get("rows", [])}
    for number in sorted(got.keys() - wanted.keys()):
        out.append(f"row {number}: read as a person, expected none")
    for number, row in sorted(wanted.items()):
        if number in got:
            compare_row(f"row {number}", got[number], row, out)
        else:
            out.append(f"row {number}: not read")


def compare_members(actual, expected, out):
    refused = {row["row"] for row in actual.get("rows", []) if row["verdict"] == "error"}
    got = {member["row"]: member for member in actual.get("members", [])}
    wanted = {member["row"]: member for member in expected.get("members", [])}
    for number in sorted(got.keys() ^ wanted.keys()):
        out.append(f"member {number}: {'read' if number in got else 'not read'}")
    for number in sorted(got.keys() & wanted.keys()):
        compare_row(f"member {number}", got[number], wanted[number], out)
        if got[number]["of"] != wanted[number]["of"] and not refused and got[number].get("waits_for") != "head":
            out.append(f"member {number}: of {got[number]['of']}, expected {wanted[number]['of']}")


def compare(actual, expected):
    out = []
    verdicts = expected.get("accept") or [expected["file_verdict"]]
    if actual["file_verdict"] not in verdicts:
        return [f"file: {actual['file_verdict']} {actual.get('file_code', '')}, expected {verdicts}"]
    if actual["file_verdict"] == "refuse":
        code = expected.get("file_code")
        return [] if actual.get("file_code") == code or code in (None, "FILE_CORRUPT", "FILE_TYPE") else \
            [f"file_code {actual.get('file_code')}, expected {code}"]
    for key in ("header_rows", "columns", "not_data", "ignored_range", "hidden_columns", "blank_formatted_rows", "data_rows"):
        if key in expected and actual.get(key) != expected[key]:
            out.append(f"{key}: {json.dumps(actual.get(key), ensure_ascii=False)}, "
                       f"expected {json.dumps(expected[key], ensure_ascii=False)}")
    compare_rows(actual, expected, out)
    compare_members(actual, expected, out)
    return out


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    actual = json.load(sys.stdin if sys.argv[1] == "-" else open(sys.argv[1], encoding="utf-8"))
    differences = compare(actual, json.load(open(sys.argv[2], encoding="utf-8")))
    for difference in differences:
        print(difference)
    print(f"{len(differences)} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
