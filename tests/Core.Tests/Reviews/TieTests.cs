using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.Core.Reviews.ProposalOutcome;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Reviews;

/// <summary>Tied applications: the meeting decides with a reason where the order matters.</summary>
public sealed class TieTests
{
    // 1 uses 300,000 of the category's 500,000; of 2, 3 and 4, tied with 200,000 each, one fits.
    private static readonly ImmutableArray<RankedApplication> Ranked = Ranking.Freeze(
        Guide(),
        [Reviewed(1, 90, 300_000), Reviewed(2, 80, 200_000), Reviewed(3, 80, 200_000), Reviewed(4, 80, 200_000)],
        category => category.BudgetYuan
    );

    [Fact]
    public void Read_TieThatMatters_IsRefusedWhileItIsUndecided()
    {
        Assert.Equal([("tie-is-undecided", "ties")], ValidationErrors(Read()));
        Assert.Equal([("tie-is-undecided", "ties")], ValidationErrors(Read([], Deviation(3, Propose))));
        Assert.Equal([("tie-is-undecided", "ties")], ValidationErrors(Read([], Deviation(3, NotSelect), Deviation(4, NotSelect))));
        Assert.Equal("2026-science-002、2026-science-003、2026-science-004", Read().Errors[0].Arguments["numbers"]);
    }

    [Fact]
    public void Read_NoneOfTheEqualsGetsAnything_NeedsNoOrder() =>
        Assert.True(Read([], Deviation(2, NotSelect), Deviation(3, NotSelect), Deviation(4, NotSelect)).IsSuccess);

    [Fact]
    public void Read_OrderWithItsReason_IsKeptAndStandsForTheDeviation()
    {
        var read = Read([Tie(3, 4, 2)], new Deviation(IdOf(3), Propose, ""));

        var resolution = Assert.IsType<MeetingResolutionDecision>(read.Value);
        Assert.Equal([new Deviation(IdOf(3), Propose, "示范面积更大")], resolution.Deviations.AsEnumerable());
        Assert.Equal([IdOf(3), IdOf(4), IdOf(2)], resolution.Ties[0].Order.AsEnumerable());
        Assert.Equal("示范面积更大", resolution.Ties[0].Reason);
    }

    [Fact]
    public void Read_OrderThatLeavesTheMoneyToNobody_IsRefused()
    {
        var read = Read([Tie(3, 4, 2)]);

        Assert.Equal([("tie-leaves-money", "ties")], ValidationErrors(read));
        Assert.Equal("2026-science-003", read.Errors[0].Arguments["number"]);
        Assert.True(Read([Tie(3, 4, 2)], Deviation(1, Propose), new Deviation(IdOf(3), Propose, "")).IsSuccess);
    }

    [Fact]
    public void Read_OrderOfTheReserveAlone_NeedsNoOutcome()
    {
        // 2, 3 and 4 cost more than the amount left after 1.
        var ranked = Ranking.Freeze(
            Guide(),
            [Reviewed(1, 90, 400_000), Reviewed(2, 80, 200_000), Reviewed(3, 80, 200_000)],
            category => category.BudgetYuan
        );

        Assert.True(
            Read(
                new DecisionForm
                {
                    HeldOn = Today,
                    MinutesNumber = "纪要1号",
                    Ties = [Tie(3, 2)],
                },
                ranked
            ).IsSuccess
        );
    }

    public static TheoryData<TieDecision, string, string> FaultyTies =>
        new()
        {
            { Tie(3, 4), "decision-is-incomplete", "ties[0].order" },
            { Tie(3, 4, 4), "decision-is-incomplete", "ties[0].order" },
            { Tie(1, 2, 3, 4), "decision-is-incomplete", "ties[0].order" },
            { Tie(3, 4, 2) with { Reason = " " }, "decision-is-incomplete", "ties[0].reason" },
            { Tie(2, 3, 4), "tie-order-differs", "ties[0].order" },
        };

    [Theory]
    [MemberData(nameof(FaultyTies))]
    public void Read_OrderThatDecidesNothing_NamesItsField(TieDecision tie, string code, string field) =>
        Assert.Contains((code, field), ValidationErrors(Read([tie], Deviation(3, Propose))));

    [Fact]
    public void Read_OneTieDecidedTwice_IsRefused() =>
        Assert.Equal(
            ["ties[0].order", "ties[1].order"],
            Read([Tie(3, 4, 2), Tie(3, 2, 4)], Deviation(3, Propose)).Errors.Select(error => error.Field)
        );

    [Fact]
    public void Read_ListThatWasNeverGiven_CountsAsEmpty() =>
        Assert.Equal(
            ["ties"],
            Read(
                new DecisionForm
                {
                    HeldOn = Today,
                    MinutesNumber = "纪要1号",
                    Ties = default,
                }
            )
                .Errors.Select(error => error.Field)
        );

    private static TieDecision Tie(params IEnumerable<byte> order) => new([.. order.Select(IdOf)], "示范面积更大");

    private static Deviation Deviation(byte number, ProposalOutcome outcome) => new(IdOf(number), outcome, "会议认为");

    private static Result<Decision> Read(ImmutableArray<TieDecision> ties = default, params Deviation[] deviations) =>
        Read(
            new DecisionForm
            {
                HeldOn = Today,
                MinutesNumber = "纪要1号",
                Deviations = [.. deviations],
                Ties = ties.IsDefault ? [] : ties,
            }
        );

    private static Result<Decision> Read(DecisionForm form, ImmutableArray<RankedApplication>? ranked = null) =>
        DecisionPolicy.Read(
            form,
            new DecisionContext(
                Guide(),
                null,
                new ReviewBatch(1, [], Now) { Ranking = ranked ?? Ranked },
                new TaskKey(ReviewStep.Of<MeetingResolutionStep>(), "1", 1, "zhao-mishu"),
                Today
            )
            {
                LeftYuan = Guide().Categories.ToImmutableDictionary(category => category.Id, category => category.BudgetYuan),
            }
        );
}
