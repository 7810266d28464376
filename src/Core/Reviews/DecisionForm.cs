using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Reviews;

/// <summary>What somebody sends to decide a task, as received. Each step reads its own fields.</summary>
public sealed record DecisionForm
{
    /// <summary>The code printed in the mail.</summary>
    public string? Code { get; init; }

    /// <summary><c>admit</c> or <c>refuse</c>; <c>agree</c> or <c>return</c>.</summary>
    public string? Choice { get; init; }

    public string? Reason { get; init; }

    public CreditOutcome? Outcome { get; init; }

    public string? EvidenceId { get; init; }

    public decimal? Score { get; init; }

    public DateOnly? HeldOn { get; init; }

    public string? MinutesNumber { get; init; }

    public ImmutableArray<Deviation> Deviations { get; init; } = [];

    public string? DocumentNumber { get; init; }

    public DateOnly? IssuedOn { get; init; }
}

/// <summary>Reads a form into the decision that its step asks for: every fault at once, each at its field.</summary>
public static class DecisionPolicy
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReasonLength = 2000;

    /// <param name="ranking">The frozen ranking, for a meeting's resolution; empty otherwise.</param>
    /// <param name="hasEvidence">Whether a document of this id was uploaded behind the same link.</param>
    public static Result<Decision> Read(
        ReviewStep step, DecisionForm form, ImmutableArray<RankedApplication> ranking, Func<string, bool> hasEvidence, DateOnly today) => step switch
        {
            ReviewStep.FormatCheck => FormatCheck(form),
            ReviewStep.CreditEvidence => CreditEvidence(form, hasEvidence),
            ReviewStep.ExpertReview => ScoreSheet(form),
            ReviewStep.MeetingResolution => Resolution(form, ranking, today),
            ReviewStep.Concurrence => Concurrence(form),
            ReviewStep.AwardDocument => AwardDocument(form, today),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };

    private static Result<Decision> FormatCheck(DecisionForm form) =>
        Faults().Choice(form, "admit", "refuse").Reason(form)
            .Or<Decision>(() => new Decision.FormatCheck(form.Choice == "admit", form.Reason!.Trim()));

    private static Result<Decision> CreditEvidence(DecisionForm form, Func<string, bool> hasEvidence) =>
        Faults()
            .When(
                form.Outcome is not { } outcome || !Enum.IsDefined(outcome),
                "outcome",
                "Say what was seen: Clear, Hit, Inconclusive or SourceDown.")
            .When(
                form.EvidenceId is null || !hasEvidence(form.EvidenceId),
                "evidenceId",
                "Upload the screenshot behind this link first and give the id that was answered.")
            .Reason(form)
            .Or<Decision>(() => new Decision.CreditEvidence(form.Outcome!.Value, form.EvidenceId!, form.Reason!.Trim()));

    private static Result<Decision> ScoreSheet(DecisionForm form) =>
        Faults()
            .When(
                form.Score is not { } score || score is < 0 or > 100 || decimal.Round(score, 1) != score,
                "score",
                "Give a score from 0 to 100 with at most one decimal.")
            .Reason(form)
            .Or<Decision>(() => new Decision.ScoreSheet(form.Score!.Value, form.Reason!.Trim()));

    private static Result<Decision> Resolution(DecisionForm form, ImmutableArray<RankedApplication> ranking, DateOnly today)
    {
        var deviations = form.Deviations.IsDefault
            ? []
            : form.Deviations.Select(each => each ?? new Deviation(default, default, "")).ToImmutableArray();
        return Faults()
            .When(form.HeldOn is null || form.HeldOn > today, "heldOn", "Give the day of the meeting, today at the latest.")
            .Line(form.MinutesNumber, "minutesNumber", "Give the number of the minutes.")
            .When(
                deviations.DistinctBy(each => each.ApplicationId).Count() != deviations.Length,
                "deviations",
                "Name each application once.")
            .Each(deviations, "deviations", (faults, deviation, field) => faults
                .When(
                    ranking.All(ranked => ranked.Application.Id != deviation.ApplicationId),
                    $"{field}.applicationId",
                    "This application is not in the ranking.")
                .When(!Enum.IsDefined(deviation.Outcome), $"{field}.outcome", "Give Propose, Reserve or NotSelect.")
                .When(!IsReason(deviation.Reason), $"{field}.reason", "Every deviation has its reason."))
            .Or<Decision>(() => new Decision.Resolution(form.HeldOn!.Value, form.MinutesNumber!.Trim(), deviations));
    }

    private static Result<Decision> Concurrence(DecisionForm form) =>
        Faults().Choice(form, "agree", "return").Reason(form)
            .Or<Decision>(() => new Decision.Concurrence(form.Choice == "agree", form.Reason!.Trim()));

    private static Result<Decision> AwardDocument(DecisionForm form, DateOnly today) =>
        Faults()
            .Line(form.DocumentNumber, "documentNumber", "Give the number of the joint document.")
            .When(form.IssuedOn is null || form.IssuedOn > today, "issuedOn", "Give the day of issue, today at the latest.")
            .Or<Decision>(() => new Decision.AwardDocument(form.DocumentNumber!.Trim(), form.IssuedOn!.Value));

    private static Faults Faults() => new("decision-is-incomplete");

    private static Faults Choice(this Faults faults, DecisionForm form, string one, string other) =>
        faults.When(form.Choice != one && form.Choice != other, "choice", $"Choose {one} or {other}.");

    private static Faults Reason(this Faults faults, DecisionForm form) =>
        faults.When(!IsReason(form.Reason), "reason", $"Give a reason of 1 to {MaxReasonLength} characters.");

    private static Faults Line(this Faults faults, string? text, string field, string message) =>
        faults.When(string.IsNullOrWhiteSpace(text) || text.Length > 100 || !LineOfText.IsPlain(text), field, message);

    private static bool IsReason(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= MaxReasonLength;
}
