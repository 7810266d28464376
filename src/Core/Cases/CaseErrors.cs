using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>Errors of cases.</summary>
internal static class CaseErrors
{
    internal static Error SuspicionIsNotUpheld { get; } =
        new(
            ErrorKind.Conflict,
            "suspicion-is-not-upheld",
            "Only a suspicion that two officers upheld, of a party of the application, opens a case."
        );

    internal static Error TermCannotBeExtended { get; } =
        new(
            ErrorKind.Conflict,
            "investigation-cannot-be-extended",
            "The term of an investigation is extended once, before it ends and while the investigation runs."
        );

    internal static Error InvestigationHasLapsed { get; } =
        new(
            ErrorKind.Conflict,
            "investigation-term-has-passed",
            "The term of the investigation has passed. It can be suspended only before; complete the investigation."
        );

    internal static Error LetterIsServed { get; } =
        new(ErrorKind.Conflict, "letter-is-served", "The service of this letter is on record, and its terms run from there.");

    internal static Error NothingToServe { get; } =
        new(ErrorKind.Conflict, "nothing-to-serve", "No letter of this case waits for its service.");

    internal static Error DefenceIsGiven { get; } =
        new(ErrorKind.Conflict, "defence-is-given", "The statement and defence was given, and stands.");

    internal static Error DefenceIsOpen { get; } =
        new(
            ErrorKind.Conflict,
            "defence-is-open",
            "The party still has time for its statement and defence. The defence closes once it was given or its term ended, "
                + "and never before the service of the notice is on record."
        );

    internal static Error NoticeIsMissing { get; } =
        new Error(
            ErrorKind.Conflict,
            "advance-notice-is-missing",
            "Nobody is held responsible without an advance notice. Return the case to the investigators, or decide that it is unfounded."
        ).At("outcome");

    internal static Error ReviewIsMissing { get; } =
        new(
            ErrorKind.Conflict,
            "legal-review-is-missing",
            "A case is decided only after a legal review that passed it, by another person."
        );

    internal static Error RecusalIsPending { get; } =
        new(ErrorKind.Conflict, "recusal-is-undecided", "A request for a recusal waits for its decision. The case is decided after that.");

    internal static Error SecondHandIsMissing { get; } =
        new(
            ErrorKind.Conflict,
            "proposal-lacks-a-hand",
            "An investigator was recused. Another one confirms what was proposed, or disagrees, before the case goes on."
        );

    internal static Error AssessmentIsMissing { get; } =
        new(
            ErrorKind.Conflict,
            "assessment-is-missing",
            "The question is scholarly: enter and confirm the assessment by experts first. Only an unfounded suspicion can be proposed."
        );

    internal static Error MeetingIsEntered { get; } =
        new Error(
            ErrorKind.Conflict,
            "meeting-decision-is-entered",
            "What a meeting decided is entered by its secretary, with the scan of the minutes, and confirmed by a member."
        ).At("body");

    internal static Error PaperIsUnconfirmed { get; } =
        new(
            ErrorKind.Conflict,
            "paper-entry-is-unconfirmed",
            "A statement and defence, or a request for a hearing, was entered from paper and waits for its confirmation. Confirm or reject "
                + "the entry first."
        );

    internal static Error DecisionIsHeavier { get; } =
        new Error(
            ErrorKind.Invalid,
            "decision-is-heavier-than-notice",
            "Severity or measures go beyond the advance notice. Return the case to the investigators for a new notice."
        ).At("outcome");

    internal static Error ProcedureIsNotSimplified { get; } =
        new Error(
            ErrorKind.Invalid,
            "procedure-is-not-simplified",
            "The leader alone decides minor cases whose facts are admitted or documentary, and unfounded ones. Put this case before a "
                + "meeting."
        ).At("body");

    internal static Error CanBeContested { get; } =
        new(
            ErrorKind.Conflict,
            "case-can-be-contested",
            "The case closes once the decision is served and the term for a re-examination has ended."
        );

    internal static Error TermHasPassed(DateTimeOffset until) =>
        new Error(
            ErrorKind.Conflict,
            "defence-term-has-passed",
            $"The term for a statement and defence ended at {until:O}. Write to the office."
        ).With("until", $"{until:O}");

    internal static Error MeasureIsUnknown(string id) =>
        new Error(ErrorKind.Invalid, "measure-is-unknown", $"The rules have no measure {id}.").With("measure", id);

    internal static Error MeasureIsNotForSeverity(Measure measure, string severities) =>
        new Error(ErrorKind.Invalid, "measure-is-not-for-severity", $"The measure {measure.Id} is for severity {severities} only.")
            .With("measure", measure.Name)
            .With("severities", severities);

    internal static Error MeasureCitesSample(Measure measure) =>
        new Error(
            ErrorKind.Invalid,
            "measure-cites-a-sample",
            $"The measure {measure.Id} rests on a sample text. Add the bureau's article to the rule file first."
        ).With("measure", measure.Name);

    internal static Error BanIsOutOfRange(Measure measure, string limits) =>
        new Error(
            ErrorKind.Invalid,
            "ban-is-out-of-range",
            $"The measure {measure.Id} needs a ban within its limits for the severity, in months: {limits}."
        )
            .With("measure", measure.Name)
            .With("limits", limits);

    internal static Error MeasureHasNoBan(Measure measure) =>
        new Error(ErrorKind.Invalid, "measure-has-no-ban", $"The measure {measure.Id} bans nobody. Leave the term of the ban out.").With(
            "measure",
            measure.Name
        );
}
