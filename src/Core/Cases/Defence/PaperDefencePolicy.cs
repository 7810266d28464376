using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>
/// A statement and defence on paper or given orally: one officer enters it with its scan, a second one confirms. It is valid if received
/// within the term, also where it is entered later, until the decision; a completed legal review is then repeated.
/// </summary>
public static class PaperDefencePolicy
{
    private static readonly Error NothingToConfirm = new(
        ErrorKind.Conflict,
        "no-paper-waits",
        "Nothing that was entered from paper waits for this confirmation."
    );

    public static bool IsPending(IntegrityCase integrityCase) =>
        integrityCase is { State: < CaseState.Decided, Notice: { Paper: not null, Defence: null } };

    public static bool CanEnter(IntegrityCase integrityCase) =>
        integrityCase is { State: < CaseState.Decided, Notice: { Defence: null, Paper: null } };

    /// <summary>The entry is not valid yet.</summary>
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

    public static Result<PaperDefenceConfirmed> Confirm(IntegrityCase integrityCase, EnteringOfficer officer, DateTimeOffset now) =>
        CheckSecond(integrityCase, officer).Select(_ => new PaperDefenceConfirmed(officer, now));

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

    /// <summary>The officer who may confirm another officer's paper entry, or the error.</summary>
    /// <param name="enteredBy">Null: no entry is pending.</param>
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
