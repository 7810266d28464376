using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>排序锁定: afterwards no score changes the ranking.</summary>
public sealed class RankingFreezeStep : StepDefinition<RankingFreezeDecision>
{
    public override StepDetails Details => StepDetails.Ranking;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.CaseOfficer];

    protected override RankingFreezeDecision Decide(DecisionForm form, DecisionContext context) => new(form.Reason!);

    protected override DecisionForm FormOf(RankingFreezeDecision decision) => new() { Reason = decision.Reason };
}

/// <summary>排序锁定: the ranking is frozen.</summary>
public sealed record RankingFreezeDecision(string Reason) : Decision
{
    public override string ToOutcome() => Outcomes.Frozen;
}
