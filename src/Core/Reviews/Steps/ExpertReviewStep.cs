using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>专家评审: each expert scores the applications of a batch in one session; experts advise and never approve.</summary>
public sealed class ExpertReviewStep : StepDefinition<ExpertReviewDecision>
{
    public override StepDetails Details => StepDetails.Session;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.Expert];

    public override bool AsksEverybody => true;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [];

    /// <summary>Requires a sheet for every application of the session, or a recusal with its reason.</summary>
    internal override ValidationErrors Check(ValidationErrors faults, DecisionForm form, DecisionContext context)
    {
        var (sheets, recusals) = (SheetsOf(form), RecusalsOf(form));
        var session = context.Session.Select(application => application.Id).ToHashSet();
        var named = sheets.Select(sheet => sheet.ApplicationId).Concat(recusals.Select(recusal => recusal.ApplicationId)).ToList();
        var criteria = DecisionPolicy.CriteriaOf(context.Guide);
        return faults
            .When(named.Distinct().Count() != named.Count, "sheets", "Name each application once, in a sheet or in a recusal.")
            .When(
                !session.IsSubsetOf(named),
                "sheets",
                $"Score every application of the session, or recuse yourself with a reason: {session.Except(named).Count()} are missing."
            )
            .Each(
                sheets,
                "sheets",
                (each, sheet, field) =>
                    Scores(
                            each.When(
                                !session.Contains(sheet.ApplicationId),
                                $"{field}.applicationId",
                                "This application is not in your session."
                            ),
                            sheet,
                            criteria,
                            field
                        )
                        .When(
                            !DecisionPolicy.ReasonText.Accepts(sheet.Comment),
                            $"{field}.comment",
                            $"Give a comment of 1 to {DecisionPolicy.MaxReasonLength} characters."
                        )
            )
            .Each(
                recusals,
                "recusals",
                (each, recusal, field) =>
                    each.When(
                            !session.Contains(recusal.ApplicationId),
                            $"{field}.applicationId",
                            "This application is not in your session."
                        )
                        .When(!DecisionPolicy.ReasonText.Accepts(recusal.Reason), $"{field}.reason", "Every recusal has its reason.")
            );
    }

    protected override ExpertReviewDecision Decide(DecisionForm form, DecisionContext context) =>
        new(
            [
                .. SheetsOf(form)
                    .Select(sheet => new ScoreSheet(sheet.ApplicationId, ScoresOf(sheet), DecisionPolicy.ReasonText.Clean(sheet.Comment))),
            ],
            [.. RecusalsOf(form).Select(recusal => new Recusal(recusal.ApplicationId, DecisionPolicy.ReasonText.Clean(recusal.Reason)))]
        );

    protected override DecisionForm FormOf(ExpertReviewDecision decision) =>
        new()
        {
            Sheets =
            [
                .. decision.Sheets.Select(sheet => new ScoreSheetForm
                {
                    ApplicationId = sheet.ApplicationId,
                    Scores = sheet.Scores.ToImmutableDictionary(),
                    Comment = sheet.Comment,
                }),
            ],
            Recusals = [.. decision.Recusals.Select(recusal => new RecusalForm(recusal.ApplicationId, recusal.Reason))],
        };

    private static ImmutableArray<ScoreSheetForm> SheetsOf(DecisionForm form) =>
        form.Sheets.IsDefault ? [] : [.. form.Sheets.Select(sheet => sheet ?? new ScoreSheetForm())];

    private static ImmutableArray<RecusalForm> RecusalsOf(DecisionForm form) =>
        form.Recusals.IsDefault ? [] : [.. form.Recusals.Select(recusal => recusal ?? new RecusalForm(default, null))];

    private static ImmutableSortedDictionary<string, decimal> ScoresOf(ScoreSheetForm sheet) =>
        sheet.Scores is { Count: > 0 } scores ? scores.ToImmutableSortedDictionary(StringComparer.Ordinal)
        : sheet.Score is { } score
            ? ImmutableSortedDictionary<string, decimal>.Empty.WithComparers(StringComparer.Ordinal).Add(DecisionPolicy.WholeScore, score)
        : ImmutableSortedDictionary<string, decimal>.Empty;

    private static ValidationErrors Scores(
        ValidationErrors faults,
        ScoreSheetForm sheet,
        ImmutableArray<ReviewCriterion> criteria,
        string field
    )
    {
        var scores = ScoresOf(sheet);
        var isWhole = criteria is [{ Id: DecisionPolicy.WholeScore }];
        foreach (var criterion in criteria)
        {
            var isWrong = !scores.TryGetValue(criterion.Id, out var score) || score is < 0 or > 100 || decimal.Round(score, 1) != score;
            faults.When(
                isWrong,
                isWhole ? $"{field}.score" : $"{field}.scores.{criterion.Id}",
                "Give a score from 0 to 100 with at most one decimal."
            );
        }

        return faults.When(
            scores.Keys.Except(criteria.Select(criterion => criterion.Id)).Any(),
            $"{field}.scores",
            "Score the criteria of the round, and no others."
        );
    }
}

/// <summary>An expert's session: a sheet for each application, and recusals.</summary>
public sealed record ExpertReviewDecision(ImmutableArray<ScoreSheet> Sheets, ImmutableArray<Recusal> Recusals) : Decision
{
    public override string ToOutcome() => Outcomes.Scored;
}
