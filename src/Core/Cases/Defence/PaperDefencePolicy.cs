using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// A statement and defence that was given on paper or orally: one officer enters it with its scan, a second one confirms. What came in
/// within the term counts, also where it is entered after its end, until the decision: a case that was reviewed is reviewed again.
/// </summary>
public static class PaperDefencePolicy
{
    private static readonly Error NothingToConfirm = new(
        ErrorKind.Conflict,
        "no-paper-waits",
        "Nothing that was entered from paper waits for this confirmation."
    );

    /// <summary>Whether one waits for its confirmation.</summary>
    public static bool IsPending(IntegrityCase integrityCase) =>
        integrityCase is { State: < CaseState.Decided, Notice: { Paper: not null, Defence: null } };

    /// <summary>Whether one can be entered now.</summary>
    public static bool CanEnter(IntegrityCase integrityCase) =>
        integrityCase is { State: < CaseState.Decided, Notice: { Defence: null, Paper: null } };

    /// <summary>Enters it; it does not count yet.</summary>
    public static Result<PaperDefenceEntered> Enter(
        IntegrityCase integrityCase,
        PaperDefenceForm form,
        EnteringOfficer officer,
        ActContext context
    )
    {
        if (!CanEnter(integrityCase))
        {
            return integrityCase is { State: < CaseState.Decided, Notice: not null }
                ? CaseErrors.DefenceIsGiven
                : CaseMoves.Move(integrityCase.State, CaseMove.CloseDefence).Errors;
        }

        var notice = integrityCase.Notice!;
        var last = notice.DefenceUntil?.LastDay;
        var isLate = form.ReceivedOn is { } received && received > last;
        return new ValidationErrors("defence-is-incomplete")
            .When(!CasePolicy.ReasonText.Accepts(form.Text), "text", "Enter what the party states, word by word or in substance.")
            .When(form.AdmitsFacts is null, "admitsFacts", "Say whether the party admits the facts.")
            .When(form.Medium is null, "medium", "Say whether it was given on paper or orally.")
            .When(
                form.ReceivedOn is null || form.ReceivedOn < notice.Letter.Date || form.ReceivedOn > context.Today,
                "receivedOn",
                $"Give the day on which it came in, from {notice.Letter.Date:yyyy-MM-dd} to today."
            )
            .When(isLate, "receivedOn", CaseErrors.TermHasPassed(notice.DefenceUntil?.At ?? context.Now))
            .When(form.DocumentIds.IsDefaultOrEmpty, "defenceFile", "Upload the scan of the paper, or of the signed record.")
            .Or(() =>
                new PaperDefenceEntered(
                    new PaperDefence(
                        new Defence(CasePolicy.ReasonText.Clean(form.Text), form.AdmitsFacts!.Value, form.DocumentIds, context.Now),
                        form.Medium!.Value,
                        form.ReceivedOn!.Value,
                        officer
                    ),
                    context.Now
                )
            );
    }

    /// <summary>A second officer compared it with the scan: it stands.</summary>
    public static Result<PaperDefenceConfirmed> Confirm(IntegrityCase integrityCase, EnteringOfficer officer, DateTimeOffset now) =>
        CheckSecond(integrityCase, officer).Select(_ => new PaperDefenceConfirmed(officer, now));

    /// <summary>A second officer found a difference: it is entered again.</summary>
    public static Result<PaperDefenceRejected> Reject(
        IntegrityCase integrityCase,
        EnteringOfficer officer,
        string? reason,
        DateTimeOffset now
    ) =>
        CheckSecond(integrityCase, officer)
            .Then(_ => CasePolicy.ReadReason(reason, "reason"))
            .Select(text => new PaperDefenceRejected(officer, text, now));

    private static Result<EnteringOfficer> CheckSecond(IntegrityCase integrityCase, EnteringOfficer officer) =>
        CheckSecond(integrityCase, IsPending(integrityCase) ? integrityCase.Notice!.Paper!.EnteredBy : null, officer);

    /// <summary>Whether somebody may confirm what another officer entered from paper.</summary>
    /// <param name="enteredBy">Null: nothing waits.</param>
    internal static Result<EnteringOfficer> CheckSecond(IntegrityCase integrityCase, EnteringOfficer? enteredBy, EnteringOfficer officer) =>
        enteredBy is null ? NothingToConfirm
        : integrityCase.PartyPersons.Contains(officer.Person) || enteredBy.IsSamePerson(officer)
            ? new Error(
                ErrorKind.Forbidden,
                "second-officer-confirms",
                "You entered this, or act for the party. Another officer compares it with the scan and confirms."
            )
        : officer;
}
