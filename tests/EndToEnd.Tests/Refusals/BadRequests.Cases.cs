namespace CreditFunctions.EndToEnd.Tests.Refusals;

internal static partial class BadRequests
{
    private static IEnumerable<BadRequest> AboutCases =>
        [
            Chief("a case that is none", "GET", "desk/cases/none", null, 404, "case-not-found"),
            Chief(
                "a repair proposed in no case",
                "POST",
                "desk/cases/none/repair-proposal",
                """{"choice":"grant","reason":"属实"}""",
                404,
                "case-not-found"
            ),
            Chief(
                "a repair decided in no case",
                "POST",
                "desk/cases/none/repair-decision",
                """{"choice":"grant","reason":"属实"}""",
                404,
                "case-not-found"
            ),
            Chief("a proposal in no case", "POST", "desk/cases/none/proposal", """{"outcome":"unfounded"}""", 404, "case-not-found"),
            Chief("a confirmation in no case", "POST", "desk/cases/none/confirmation", """{"choice":"agree"}""", 404, "case-not-found"),
            Chief("a term of no case", "POST", "desk/cases/none/investigation-term", """{"termChoice":"Extend"}""", 404, "case-not-found"),
            Chief("a recusal in no case", "POST", "desk/cases/none/recusal", """{"recusalOfficer":"clerk"}""", 404, "case-not-found"),
            Chief(
                "a decision on no recusal",
                "POST",
                "desk/cases/none/recusal-decision",
                """{"recusalChoice":"grant"}""",
                404,
                "case-not-found"
            ),
            Chief(
                "a renewed confirmation in no case",
                "POST",
                "desk/cases/none/reconfirmation",
                """{"reconfirmChoice":"agree"}""",
                404,
                "case-not-found"
            ),
            Chief(
                "an assessment asked for in no case",
                "POST",
                "desk/cases/none/assessment-request",
                """{"assessmentChoice":"ask"}""",
                404,
                "case-not-found"
            ),
            Chief("an assessment by JSON", "POST", "desk/cases/none/assessment", """{"experts":"甲"}""", 422, "form-is-malformed"),
            Chief(
                "a confirmation of no assessment",
                "POST",
                "desk/cases/none/assessment-confirmation",
                """{"choice":"agree"}""",
                404,
                "case-not-found"
            ),
            Chief(
                "a confirmation of no request",
                "POST",
                "desk/cases/none/reexamination-confirmation",
                """{"choice":"agree"}""",
                404,
                "case-not-found"
            ),
            Chief("a report of no case", "POST", "desk/cases/none/report-up", """{"reportUpNumber":"1号"}""", 404, "case-not-found"),
            Chief("an appeal by JSON", "POST", "desk/cases/none/appeal", """{"appealStep":"Upheld"}""", 422, "form-is-malformed"),
            Chief(
                "a confirmation of no appeal",
                "POST",
                "desk/cases/none/appeal-confirmation",
                """{"choice":"agree"}""",
                404,
                "case-not-found"
            ),
            Chief("a hearing by JSON", "POST", "desk/cases/none/hearing-request", """{"hearingReason":"过重"}""", 422, "form-is-malformed"),
            Chief(
                "a confirmation of no hearing",
                "POST",
                "desk/cases/none/hearing-confirmation",
                """{"choice":"agree"}""",
                404,
                "case-not-found"
            ),
            Chief("a hearing in no case", "POST", "desk/cases/none/hearing", """{"hearingPlace":"会议室"}""", 404, "case-not-found"),
            Chief(
                "a record of a hearing by JSON",
                "POST",
                "desk/cases/none/hearing-record",
                """{"hearingSummary":"陈述"}""",
                422,
                "form-is-malformed"
            ),
            Chief("a decision of no case", "POST", "desk/cases/none/decision", """{"outcome":"unfounded"}""", 404, "case-not-found"),
            Chief(
                "a legal review without the role",
                "POST",
                "desk/cases/none/legal-review",
                """{"choice":"pass"}""",
                403,
                "role-is-missing"
            ),
            Chief("a service by JSON", "POST", "desk/cases/none/service", """{"mode":"ByHand"}""", 422, "form-is-malformed"),
            Chief(
                "a note about no application",
                "GET",
                "desk/new-case?application=none",
                null,
                404,
                "application-not-found",
                "application"
            ),
            Chief(
                "a suspicion without a party",
                "POST",
                "desk/cases",
                """{"origin":"OfficerEntry"}""",
                422,
                "case-note-is-incomplete",
                "partyName"
            ),
            Chief("an intake of no case", "POST", "desk/cases/none/intake", """{"choice":"Accept"}""", 404, "case-not-found"),
            Chief("a report in no case", "POST", "desk/cases/none/unit-report", OneReason, 404, "case-not-found"),
            Chief(
                "a confirmation of no decision",
                "POST",
                "desk/cases/none/decision-confirmation",
                """{"choice":"agree"}""",
                404,
                "case-not-found"
            ),
            Chief(
                "a confirmation of no defence",
                "POST",
                "desk/cases/none/defence-confirmation",
                """{"choice":"agree"}""",
                404,
                "case-not-found"
            ),
            Chief(
                "a re-examination on paper by JSON",
                "POST",
                "desk/cases/none/reexamination",
                """{"grounds":"过重"}""",
                422,
                "form-is-malformed"
            ),
            Chief(
                "an intake of no re-examination",
                "POST",
                "desk/cases/none/reexamination-intake",
                """{"choice":"accept"}""",
                404,
                "case-not-found"
            ),
            Chief(
                "a proposal for no re-examination",
                "POST",
                "desk/cases/none/reexamination-proposal",
                """{"choice":"uphold"}""",
                404,
                "case-not-found"
            ),
            Chief(
                "a decision on no re-examination",
                "POST",
                "desk/cases/none/reexamination-decision",
                """{"choice":"uphold"}""",
                404,
                "case-not-found"
            ),
            Chief("a defence on paper by JSON", "POST", "desk/cases/none/defence", """{"text":"属实"}""", 422, "form-is-malformed"),
        ];
}
