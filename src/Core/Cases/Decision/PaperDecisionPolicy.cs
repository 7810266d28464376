using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// 集体讨论决定: the secretary enters the minutes of the meeting with their scan, and a member of the meeting confirms, which signs the
/// letters. Neither can do so alone.
/// </summary>
public static class PaperDecisionPolicy
{
    /// <summary>Enters the meeting's decision; checked as if it took effect now.</summary>
    /// <param name="command">Its numbers are provisional.</param>
    /// <param name="minutesDocumentId">Scan of the signed minutes; null where none was uploaded.</param>
    public static Result<CaseDecisionEntered> Enter(
        IntegrityCase integrityCase,
        DecideCase command,
        string? minutesDocumentId,
        ActContext context
    )
    {
        if (!CaseMoves.Move(integrityCase.State, CaseMove.EnterDecision).TryGet(out _, out var illegal))
        {
            return illegal;
        }

        var isScanned = !string.IsNullOrWhiteSpace(minutesDocumentId);
        var isMeeting = command.Body is DecisionBody.Meeting;
        var form = new ValidationErrors("case-decision-is-incomplete")
            .When(!isMeeting, "body", "Only what a meeting decided is entered by its secretary.")
            .When(!isScanned, "minutes", "Upload the scan of the signed minutes.")
            .Or(() => minutesDocumentId!);
        var content = CaseDecisionPolicy.Check(integrityCase, command, context);
        return form.TryGet(out var scan, out var missing) && content.TryGet(out _, out var faults)
            ? new CaseDecisionEntered(
                new EnteredDecision(
                    command.Outcome,
                    command.Reasons!,
                    command.DefenceResponse,
                    (DecisionBody.Meeting)command.Body,
                    command.Seats,
                    scan
                ),
                command.Seats.First(officer => officer.Seat == CaseSeat.MeetingSecretary),
                context.Now
            )
            : missing.AddRange(content.Errors);
    }

    /// <summary>A member's confirmation decides the case.</summary>
    public static Result<CaseDecided> Confirm(
        IntegrityCase integrityCase,
        SeatedOfficer member,
        LetterNumber decisionNumber,
        LetterNumber repairNumber,
        LetterNumber resultNumber,
        ActContext context
    ) =>
        CheckMember(integrityCase, member)
            .Then(entered =>
            {
                var command = new DecideCase(
                    entered.Outcome,
                    entered.Reasons,
                    entered.DefenceResponse,
                    entered.Body,
                    entered.Seats,
                    decisionNumber,
                    entered.Outcome is CaseOutcome.Established ? repairNumber : null
                )
                {
                    ResultNumber = resultNumber,
                };
                return CaseDecisionPolicy
                    .Check(integrityCase, command, context)
                    .Select(traces =>
                        CaseDecisionPolicy.Decided(integrityCase, command, traces, context) with
                        {
                            ConfirmedBy = member,
                            MinutesDocumentId = entered.MinutesDocumentId,
                        }
                    );
            });

    public static Result<CaseDecisionRejected> Reject(
        IntegrityCase integrityCase,
        SeatedOfficer member,
        string? reason,
        DateTimeOffset now
    ) =>
        CheckMember(integrityCase, member)
            .Then(_ => CasePolicy.ReadReason(reason, "reason"))
            .Select(text => new CaseDecisionRejected(member, text, now));

    public static bool IsMember(IntegrityCase integrityCase, SeatedOfficer officer) =>
        integrityCase is { State: CaseState.DecisionToConfirm, EnteredDecision.Entered: { } entered }
        && entered.Seats.Any(seat => seat.Seat == CaseSeat.Decider && seat.IsSamePerson(officer));

    private static Result<EnteredDecision> CheckMember(IntegrityCase integrityCase, SeatedOfficer member) =>
        CaseMoves
            .Move(integrityCase.State, CaseMove.RejectEntry)
            .Then(_ =>
                new ValidationErrors("case-decision-is-incomplete")
                    .When(
                        !IsMember(integrityCase, member),
                        "officer",
                        new Error(
                            ErrorKind.Forbidden,
                            "meeting-member-confirms",
                            "Whoever took part in the meeting confirms what its secretary entered."
                        )
                    )
                    .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [member], "officer")
                    .Or(() => integrityCase.EnteredDecision!.Entered)
            );
}
