using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Text;

namespace CreditFunctions.Core.Reviews;

/// <summary>What a decision is about: the record at hand, and the day on which it is decided.</summary>
/// <param name="Application">Null where the task is about a round's batch.</param>
/// <param name="Pass">The pass of the batch at hand; null where the task is about one application.</param>
/// <param name="Today">Beijing date.</param>
public sealed record DecisionContext(RoundGuide Guide, Application? Application, BatchPass? Pass, TaskKey Task, DateOnly Today)
{
    /// <summary>The applications that an expert's session covers.</summary>
    public ImmutableArray<RankableApplication> Session { get; init; } = [];

    /// <summary>By category, what the budget still holds for the pass that a meeting decides on, in yuan.</summary>
    public ImmutableDictionary<string, decimal> LeftYuan { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>For a format check: other applications with which the principal investigator is named on more than the rules allow.</summary>
    public ImmutableArray<Application> Contested { get; init; } = [];

    /// <summary>The frozen ranking that a meeting decides on.</summary>
    public ImmutableArray<RankedApplication> Ranking => Pass?.Ranking ?? [];
}

/// <summary>Reads a form into the decision that its step asks for: every fault at once, each at its field.</summary>
public static class DecisionPolicy
{
    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReasonLength = 2000;

    internal static readonly TextRule ReasonText = TextRule.Paragraphs(MaxReasonLength);
    private static readonly TextRule NumberText = TextRule.Name(100);

    /// <summary>The one criterion of a round that names none.</summary>
    public const string WholeScore = "";

    private static readonly string[] FormatCheckChoices = ["admit", "correct", "refuse"];
    private static readonly string[] RecommendationChoices = ["recommend", "return", "refuse"];
    private static readonly string[] ConcurrenceChoices = ["agree", "return"];
    private static readonly string[] ObjectionChoices = ["uphold", "dismiss"];

    /// <summary>
    /// What two officers may find: a suspicion of a hidden entry can be upheld, which holds the application; an entry that was declared, or
    /// that does not block by itself, makes ineligible at most.
    /// </summary>
    public static IReadOnlyList<string> FindingChoices(Application application, CreditCheck? found) =>
        found is { Outcome: CreditOutcome.ConsumptionRestricted } || (found is not null && !CreditCheckPolicy.DeclaredClean(application, found.PartyId))
            ? ["dismiss", "ineligible"]
            : ["dismiss", "ineligible", "uphold"];

    public static Result<Decision> Read(DecisionForm form, DecisionContext context) => context.Task.Step switch
    {
        ReviewStep.FormatCheck => FormatCheck(form, context),
        ReviewStep.ExpertReview => ScoreSheets(form, context),
        ReviewStep.MeetingResolution => Resolution(form, context),
        ReviewStep.Concurrence => Faults().Choice(form, ConcurrenceChoices).Reason(form)
            .Or<Decision>(() => new Decision.Concurrence(form.Choice == "agree", ReasonText.Clean(form.Reason))),
        ReviewStep.AwardDocument => Faults()
            .Line(form.DocumentNumber, "documentNumber", "Give the number of the joint document.")
            .Day(form.IssuedOn, context, "issuedOn", "Give the day of issue")
            .Or<Decision>(() => new Decision.AwardDocument(NumberText.Clean(form.DocumentNumber), form.IssuedOn!.Value)),
        ReviewStep.Recommendation => Faults().Choice(form, RecommendationChoices).Reason(form)
            .Or<Decision>(() => new Decision.Recommendation(Named<RecommendationChoice>(form.Choice!), ReasonText.Clean(form.Reason))),
        ReviewStep.Finding => FindingOpinion(form, context),
        ReviewStep.RankingFreeze => Faults().Reason(form).Or<Decision>(() => new Decision.RankingFreeze(ReasonText.Clean(form.Reason))),
        ReviewStep.FieldVisit => Faults()
            .Day(form.HeldOn, context, "heldOn", "Give the day of the visit")
            .Reason(form)
            .Or<Decision>(() => new Decision.FieldVisit(form.HeldOn!.Value, ReasonText.Clean(form.Reason))),
        ReviewStep.ObjectionRuling => Faults().Choice(form, ObjectionChoices).Reason(form)
            .Or<Decision>(() => new Decision.ObjectionOpinion(form.Choice == "uphold", ReasonText.Clean(form.Reason))),
        _ => new Error(ErrorKind.Invalid, "task-takes-no-decision", "This task is done piece by piece; it is not decided as a whole."),
    };

    /// <summary>The suspicion that a task of two officers is about.</summary>
    public static CreditCheck? SuspicionOf(Application application, TaskKey task) =>
        application.CreditChecks.LastOrDefault(check => CreditCheck.SubjectOf(check.PartyId, check.Source) == task.Subject);

    /// <summary>From which time of asking on the two officers decide on this suspicion, and not on an earlier one of the same party and source.</summary>
    /// <param name="asked">A time of asking that this suspicion is decided on, or later than any so far.</param>
    public static int FirstOrdinalOf(Application application, string subject, int asked = int.MaxValue) =>
        1 + (application.Findings.LastOrDefault(finding => CreditCheck.SubjectOf(finding.PartyId, finding.Source) == subject && finding.Ordinal < asked)?.Ordinal ?? 0);

    private static Result<Decision> FormatCheck(DecisionForm form, DecisionContext context)
    {
        var code = CommitmentPolicy.NeedsSignedScan(context.Application!, context.Guide) ? VersionCode.Of(context.Application!) : null;
        var mayCorrect = context.Application!.Correction is null;
        var paper = CommitmentPolicy.OnPaper(context.Application);
        var confirmed = form.ConfirmedPartyIds.IsDefault ? [] : form.ConfirmedPartyIds;
        var opens = form.Choice == "correct" ? CorrectionPolicy.Select(context.Application, context.Guide, form.Opens) : ImmutableArray<CorrectionItem>.Empty;
        var contested = form.Choice == "admit" ? DuplicatePolicy.CheckAdmission(context.Application, context.Contested) : null;
        return Faults()
            .When(contested is not null, "choice", contested!)
            .Choice(form, mayCorrect ? FormatCheckChoices : ["admit", "refuse"])
            .Reason(form)
            .When(
                code is not null && form.Choice == "admit" && !VersionCode.Matches(form.VersionCode, code),
                "versionCode",
                new Error(ErrorKind.Invalid, "version-code-differs", "The code on the sealed print is not that of the application as submitted. Compare again, or ask for a correction."))
            .Confirms(form, paper, confirmed)
            .When(!opens.IsSuccess, "opens", opens.Errors.FirstOrDefault()!)
            .When(
                form.Choice is "admit" or "refuse" && !form.Opens.IsDefaultOrEmpty,
                "opens",
                new Error(ErrorKind.Invalid, "correction-is-not-chosen", "Only a correction opens something. Choose correct, or select nothing here."))
            .Or<Decision>(() => new Decision.FormatCheck(Named<FormatCheckChoice>(form.Choice!), ReasonText.Clean(form.Reason))
            {
                VersionCode = form.Choice == "admit" ? code : null,
                Opens = opens.Value,
                ConfirmedPartyIds = form.Choice == "admit" && !paper.IsEmpty ? [.. paper.Select(party => party.Id)] : [],
            });
    }

    /// <summary>Who signs on paper is confirmed name by name before the application is admitted.</summary>
    private static Faults Confirms(this Faults faults, DecisionForm form, ImmutableArray<Party> paper, ImmutableArray<string> confirmed)
    {
        foreach (var stranger in confirmed.Where(id => paper.All(party => party.Id != id)))
        {
            faults.When(true, "confirmedPartyIds", CommitmentErrors.NothingToConfirm(stranger ?? ""));
        }

        foreach (var party in paper.Where(party => form.Choice == "admit" && !confirmed.Contains(party.Id)))
        {
            faults.When(true, "confirmedPartyIds", CommitmentErrors.PaperIsUnconfirmed(party));
        }

        return faults;
    }

    private static Result<Decision> FindingOpinion(DecisionForm form, DecisionContext context)
    {
        var choices = FindingChoices(context.Application!, SuspicionOf(context.Application!, context.Task));
        return Faults().Choice(form, choices).Reason(form)
            .Or<Decision>(() => new Decision.FindingOpinion(
                form.Choice switch
                {
                    "dismiss" => FindingRuling.Dismiss,
                    "ineligible" => FindingRuling.FindIneligible,
                    _ => FindingRuling.Uphold,
                },
                ReasonText.Clean(form.Reason)));
    }

    /// <summary>A sheet for every application of the session, or a recusal with its reason.</summary>
    private static Result<Decision> ScoreSheets(DecisionForm form, DecisionContext context)
    {
        var sheets = form.Sheets.IsDefault ? [] : form.Sheets.Select(sheet => sheet ?? new ScoreSheetForm()).ToImmutableArray();
        var recusals = form.Recusals.IsDefault ? [] : form.Recusals.Select(recusal => recusal ?? new RecusalForm(default, null)).ToImmutableArray();
        var session = context.Session.Select(application => application.Id).ToHashSet();
        var named = sheets.Select(sheet => sheet.ApplicationId).Concat(recusals.Select(recusal => recusal.ApplicationId)).ToList();
        var criteria = CriteriaOf(context.Guide);
        return Faults()
            .When(named.Distinct().Count() != named.Count, "sheets", "Name each application once, in a sheet or in a recusal.")
            .When(
                !session.IsSubsetOf(named),
                "sheets",
                $"Score every application of the session, or recuse yourself with a reason: {session.Except(named).Count()} are missing.")
            .Each(sheets, "sheets", (faults, sheet, field) => faults
                .When(!session.Contains(sheet.ApplicationId), $"{field}.applicationId", "This application is not in your session.")
                .Scores(sheet, criteria, field)
                .When(!ReasonText.Accepts(sheet.Comment), $"{field}.comment", $"Give a comment of 1 to {MaxReasonLength} characters."))
            .Each(recusals, "recusals", (faults, recusal, field) => faults
                .When(!session.Contains(recusal.ApplicationId), $"{field}.applicationId", "This application is not in your session.")
                .When(!ReasonText.Accepts(recusal.Reason), $"{field}.reason", "Every recusal has its reason."))
            .Or<Decision>(() => new Decision.ScoreSheets(
                [.. sheets.Select(sheet => new ScoreSheet(sheet.ApplicationId, ScoresOf(sheet), ReasonText.Clean(sheet.Comment)))],
                [.. recusals.Select(recusal => new Recusal(recusal.ApplicationId, ReasonText.Clean(recusal.Reason)))]));
    }

    /// <summary>What a round's experts score: its criteria, or the whole.</summary>
    public static ImmutableArray<ReviewCriterion> CriteriaOf(RoundGuide guide) =>
        guide.Review.Criteria is { IsDefaultOrEmpty: false } criteria ? criteria : [new ReviewCriterion(WholeScore, "", 100)];

    private static ImmutableSortedDictionary<string, decimal> ScoresOf(ScoreSheetForm sheet) =>
        sheet.Scores is { Count: > 0 } scores
            ? scores.ToImmutableSortedDictionary(StringComparer.Ordinal)
            : sheet.Score is { } score
                ? ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal).Add(WholeScore, score)
                : ImmutableSortedDictionary<string, decimal>.Empty;

    private static Faults Scores(this Faults faults, ScoreSheetForm sheet, ImmutableArray<ReviewCriterion> criteria, string field)
    {
        var scores = ScoresOf(sheet);
        var isWhole = criteria is [{ Id: WholeScore }];
        foreach (var criterion in criteria)
        {
            var isWrong = !scores.TryGetValue(criterion.Id, out var score) || score is < 0 or > 100 || decimal.Round(score, 1) != score;
            faults.When(
                isWrong, isWhole ? $"{field}.score" : $"{field}.scores.{criterion.Id}", "Give a score from 0 to 100 with at most one decimal.");
        }

        return faults.When(
            scores.Keys.Except(criteria.Select(criterion => criterion.Id)).Any(), $"{field}.scores", "Score the criteria of the round, and no others.");
    }

    private static Result<Decision> Resolution(DecisionForm form, DecisionContext context)
    {
        var deviations = form.Deviations.IsDefault
            ? []
            : form.Deviations.Select(each => each ?? new Deviation(default, default, "")).ToImmutableArray();
        var ties = TiePolicy.Read(form);
        deviations = TiePolicy.WithReasons(deviations, ties);
        return Faults()
            .Day(form.HeldOn, context, "heldOn", "Give the day of the meeting")
            .Line(form.MinutesNumber, "minutesNumber", "Give the number of the minutes.")
            .When(
                deviations.DistinctBy(each => each.ApplicationId).Count() != deviations.Length,
                "deviations",
                "Name each application once.")
            .Each(deviations, "deviations", (faults, deviation, field) => faults
                .When(
                    context.Ranking.All(ranked => ranked.Application.Id != deviation.ApplicationId),
                    $"{field}.applicationId",
                    "This application is not in the ranking.")
                .When(!Enum.IsDefined(deviation.Outcome), $"{field}.outcome", "Give Propose, Reserve or NotSelect.")
                .When(!ReasonText.Accepts(deviation.Reason), $"{field}.reason", "Every deviation has its reason."))
            .TiesAreDecided(context.Ranking, deviations, ties)
            .WithinBudget(context, deviations)
            .Or<Decision>(() => new Decision.Resolution(
                form.HeldOn!.Value,
                NumberText.Clean(form.MinutesNumber),
                [.. deviations.Select(deviation => deviation with { Reason = ReasonText.Clean(deviation.Reason) })])
            {
                Ties = [.. ties.Select(tie => tie with { Reason = ReasonText.Clean(tie.Reason) })],
            });
    }

    /// <summary>A meeting may deviate from the ranking, but not give more than a category has.</summary>
    private static Faults WithinBudget(this Faults faults, DecisionContext context, ImmutableArray<Deviation> deviations)
    {
        var outcomes = deviations.DistinctBy(each => each.ApplicationId).ToDictionary(each => each.ApplicationId, each => each.Outcome);
        foreach (var (categoryId, left) in context.LeftYuan)
        {
            var proposed = context.Ranking
                .Where(ranked => ranked.Application.CategoryId == categoryId)
                .Where(ranked => outcomes.GetValueOrDefault(ranked.Application.Id, ranked.Proposal) == ProposalOutcome.Propose)
                .Sum(ranked => ranked.Application.AmountYuan);
            faults.When(
                proposed > left,
                "deviations",
                new Error(ErrorKind.Invalid, "budget-is-exceeded", $"What is proposed in {categoryId} costs {proposed:0.##} yuan, and its budget holds {left:0.##}. Propose less.")
                    .With("category", categoryId).With("proposed", $"{proposed:0.##}").With("left", $"{left:0.##}"));
        }

        return faults;
    }

    private static Faults Faults() => new("decision-is-incomplete");

    private static Faults Choice(this Faults faults, DecisionForm form, IReadOnlyList<string> choices) =>
        faults.When(
            form.Choice is null || !choices.Contains(form.Choice),
            "choice",
            $"Choose {string.Join(", ", choices.SkipLast(1))} or {choices[^1]}.");

    private static Faults Reason(this Faults faults, DecisionForm form) =>
        faults.When(!ReasonText.Accepts(form.Reason), "reason", $"Give a reason of 1 to {MaxReasonLength} characters.");

    private static Faults Line(this Faults faults, string? text, string field, string message) =>
        faults.When(!NumberText.Accepts(text), field, message);

    /// <summary>What is recorded happened in the round: not before it opened, and not in the future.</summary>
    private static Faults Day(this Faults faults, DateOnly? day, DecisionContext context, string field, string message)
    {
        var first = BeijingTime.DateOf(context.Guide.OpensAt);
        return faults.When(day is null || day < first || day > context.Today, field, $"{message}, from {first:yyyy-MM-dd} to today.");
    }

    private static TChoice Named<TChoice>(string choice)
        where TChoice : struct, Enum => Enum.Parse<TChoice>(choice, ignoreCase: true);
}
