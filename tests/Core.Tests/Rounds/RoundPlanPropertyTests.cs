using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CsCheck;

namespace CreditFunctions.Core.Tests.Rounds;

/// <summary>After any events a round ends, and awards nothing that is on hold, contested, not on notice or above the budget.</summary>
public sealed class RoundPlanPropertyTests
{
    [Fact]
    public void Next_WhateverHappens_LeadsToTheEnd() =>
        Gen.Int.Sample(
            seed =>
                Assert.All(
                    new RehearsedRound(seed).Play().Members,
                    member => Assert.True(member.State.IsEnd() || member.State == ApplicationState.Awarded, $"{member.State} is left over.")
                ),
            iter: 500
        );

    [Fact]
    public void Next_ManyRounds_SeeEveryKindOfStep()
    {
        var rounds = Enumerable.Range(0, 50).Select(seed => new RehearsedRound(seed).Play()).ToList();

        Assert.Equal(
            ["Award", "End", "OpenPublicNotice", "OpenReviewBatch", "Promote", "Wait"],
            rounds.SelectMany(round => round.Steps).Select(step => step.GetType().Name).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Contains(rounds, round => round.Round.Batches.Length > 1);
        Assert.Contains(rounds, round => round.Round.Batches.Any(batch => !batch.LeftOut.IsEmpty));
        Assert.Contains(rounds, round => round.Round.Awards.Length > 1);
        Assert.Contains(rounds, round => round.Round.Objections.Any(objection => objection.Ruling is { Upheld: true }));
        Assert.Contains(rounds, round => round.Steps.Exists(step => step is RoundStep.End { Reserves.IsEmpty: false }));
    }
}
