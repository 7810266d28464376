namespace CreditFunctions.Core.Applications;

/// <summary>Errors of applications.</summary>
public static class ApplicationErrors
{
    public static Error IsReturned(ApplicationState state) =>
        new Error(
            ErrorKind.Conflict,
            "application-was-returned",
            $"The application went back to the unit, because the round was reopened under a corrected guide; it is {state}. Its next "
                + "submission is checked by a task of its own."
        ).With("state", $"{state}");

    public static Error IsNotADraft(ApplicationState state) =>
        new Error(ErrorKind.Conflict, "application-is-not-a-draft", $"The application is {state}; only a draft can be changed.").With(
            "state",
            $"{state}"
        );

    public static Error ContactIsHandedOver() =>
        new(
            ErrorKind.Invalid,
            "contact-is-handed-over",
            "The contact of an application is changed by handover only, which tells both clerks: POST it to contact. Leave contactEmail "
                + "out here, or give the present one."
        );

    public static Error PartyIsUnknown(string partyId) =>
        new Error(ErrorKind.Invalid, "party-is-unknown", "The application names no such party; use the id given at its creation.").With(
            "partyId",
            partyId
        );

    /// <param name="name">As in the guide; null where the guide does not list the document.</param>
    public static Error DocumentIsMissing(string kind, string? name = null) =>
        new Error(ErrorKind.Invalid, "document-is-missing", $"The document {kind} has not been uploaded. Upload it at documents/{kind}.")
            .With("kind", kind)
            .With("document", name ?? kind);

    public static Error NotFound() =>
        new(
            ErrorKind.NotFound,
            "application-not-found",
            "There is no such application, or this access link does not open it. Use the link from the mail."
        );

    public static Error ScanIsOutdated() =>
        new(
            ErrorKind.Invalid,
            "signed-scan-is-outdated",
            "The application was changed after the sealed print was uploaded. Print it again, have it signed and sealed, and upload the "
                + "new scan."
        );

    public static Error NothingToCorrect(ApplicationState state) =>
        new Error(ErrorKind.Conflict, "nothing-to-correct", $"The application is {state}; no correction is asked for.").With(
            "state",
            $"{state}"
        );

    public static Error CorrectionIsSubmitted() =>
        new(ErrorKind.Conflict, "correction-is-submitted", "The correction was submitted; what was submitted is examined, and stands.");

    public static Error IsOnHold(IEnumerable<Hold> holds)
    {
        var basis = string.Join("、", holds.Select(hold => hold.Basis).Distinct());
        return new Error(
            ErrorKind.Invalid,
            "application-is-on-hold",
            $"The application is on hold ({basis}); it is not awarded before every hold is lifted."
        ).With("basis", basis);
    }

    public static Error NothingToAnswer() =>
        new(
            ErrorKind.Conflict,
            "nothing-to-answer",
            "Nothing is asked about this party and source. The page of the application lists what is."
        );

    public static Error IsAnswered() => new(ErrorKind.Conflict, "question-is-answered", "This question was answered; the answer stands.");

    public static Error TermHasPassed(DateTimeOffset until) =>
        new Error(ErrorKind.Conflict, "term-has-passed", $"The term ended at {until:O}. Write to the office.").With("until", $"{until:O}");
}
