using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>会议审定: the meeting's decision on the whole ranked batch, entered by its secretary.</summary>
public sealed class MeetingResolutionStep : StepDefinition<MeetingResolutionDecision>
{
    public override StepDetails Details => StepDetails.Ranking;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.MeetingSecretary];

    public override bool RequiresSignIn => true;

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Day("heldOn"), StepField.Line("minutesNumber"), StepField.Outcomes("deviations")];

    internal override ValidationErrors Check(ValidationErrors faults, DecisionForm form, DecisionContext context)
    {
        var ties = TiePolicy.Read(form);
        var deviations = DeviationsOf(form, ties);
        faults
            .When(
                deviations.DistinctBy(each => each.ApplicationId).Count() != deviations.Length,
                "deviations",
                "Name each application once."
            )
            .Each(
                deviations,
                "deviations",
                (each, deviation, field) =>
                    each.When(
                            context.Ranking.All(ranked => ranked.Application.Id != deviation.ApplicationId),
                            $"{field}.applicationId",
                            "This application is not in the ranking."
                        )
                        .When(!Enum.IsDefined(deviation.Outcome), $"{field}.outcome", "Give Propose, Reserve or NotSelect.")
                        .When(!DecisionPolicy.ReasonText.Accepts(deviation.Reason), $"{field}.reason", "Every deviation has its reason.")
                        .When(!IsReduction(deviation, context), $"{field}.amountYuan", ReductionIsWrong)
            )
            .TiesAreDecided(context.Ranking, deviations, ties, context.LeftYuan);
        return WithinBudget(faults, context, deviations);
    }

    protected override MeetingResolutionDecision Decide(DecisionForm form, DecisionContext context)
    {
        var ties = TiePolicy.Read(form);
        return new MeetingResolutionDecision(
            form.HeldOn!.Value,
            DecisionPolicy.NumberText.Clean(form.MinutesNumber),
            [.. DeviationsOf(form, ties).Select(deviation => deviation with { Reason = DecisionPolicy.ReasonText.Clean(deviation.Reason) })]
        )
        {
            Ties = [.. ties.Select(tie => tie with { Reason = DecisionPolicy.ReasonText.Clean(tie.Reason) })],
        };
    }

    protected override DecisionForm FormOf(MeetingResolutionDecision decision) =>
        new()
        {
            HeldOn = decision.HeldOn,
            MinutesNumber = decision.MinutesNumber,
            Deviations = decision.Deviations,
            Ties = decision.Ties,
        };

    private static ImmutableArray<Deviation> DeviationsOf(DecisionForm form, ImmutableArray<TieDecision> ties) =>
        form.Deviations.IsDefault
            ? []
            : TiePolicy.WithReasons([.. form.Deviations.Select(each => each ?? new Deviation(default, default, ""))], ties);

    private static Error ReductionIsWrong { get; } =
        new(
            ErrorKind.Invalid,
            "reduction-is-wrong",
            "An amount is reduced for a proposed application alone: give more than 0 and less than was asked for, in whole fen."
        );

    // Less than requested, and only for a proposed application.
    private static bool IsReduction(Deviation deviation, DecisionContext context) =>
        deviation.AmountYuan is not { } amount
        || (
            deviation.Outcome == ProposalOutcome.Propose
            && amount > 0
            && decimal.Round(amount, 2) == amount
            && context.Ranking.FirstOrDefault(ranked => ranked.Application.Id == deviation.ApplicationId) is { } ranked
            && amount < ranked.Application.AmountYuan
        );

    /// <summary>A meeting may deviate from the ranking, but not exceed the budget of a category.</summary>
    private static ValidationErrors WithinBudget(ValidationErrors faults, DecisionContext context, ImmutableArray<Deviation> deviations)
    {
        var outcomes = deviations.DistinctBy(each => each.ApplicationId).ToDictionary(each => each.ApplicationId, each => each.Outcome);
        var amounts = deviations
            .Where(each => each.AmountYuan is not null)
            .DistinctBy(each => each.ApplicationId)
            .ToDictionary(each => each.ApplicationId, each => each.AmountYuan!.Value);
        foreach (var (categoryId, left) in context.LeftYuan)
        {
            var proposed = context
                .Ranking.Where(ranked => ranked.Application.CategoryId == categoryId)
                .Where(ranked => outcomes.GetValueOrDefault(ranked.Application.Id, ranked.Proposal) == ProposalOutcome.Propose)
                .Sum(ranked => amounts.GetValueOrDefault(ranked.Application.Id, ranked.Application.AmountYuan));
            faults.When(
                proposed > left,
                "deviations",
                new Error(
                    ErrorKind.Invalid,
                    "budget-is-exceeded",
                    $"What is proposed in {categoryId} costs {proposed:0.##} yuan, and its budget holds {left:0.##}. Propose less."
                )
                    .With("category", categoryId)
                    .With("proposed", $"{proposed:0.##}")
                    .With("left", $"{left:0.##}")
            );
        }

        return faults;
    }
}

/// <summary>审定纪要: the meeting's decision on the whole ranked batch.</summary>
/// <param name="Deviations">Each application for which the meeting deviates from the ranking's proposal, with its reason.</param>
public sealed record MeetingResolutionDecision(DateOnly HeldOn, string MinutesNumber, ImmutableArray<Deviation> Deviations) : Decision
{
    /// <summary>The meeting's order of ties, with its reasons.</summary>
    public ImmutableArray<TieDecision> Ties { get; init; } = [];

    public override string ToOutcome() => Outcomes.Adopted;
}
