using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>Tied applications before the meeting, on the page and for programs.</summary>
[Collection(StorageTests.Name)]
public sealed class TieDecisionTests(TestStorage storage)
{
    [Fact]
    public async Task Post_ResolutionOverATie_NeedsItsOrderWithTheReason()
    {
        await using var rig = new TaskRig(storage);
        await rig.PublishAsync();
        var (one, other) = (await rig.AddApplicationAsync(Ready), await rig.AddApplicationAsync(Ready));
        await rig.OpenReviewBatchAsync(one, other);
        await rig.RecordAsync(new RankingFrozen(1, [Tied(one, 1), Tied(other, 2)], []));
        var secretary = await rig.AskAsync(ReviewStep.Of<MeetingResolutionStep>(), "1", "zhao-mishu");
        Assert.Contains($"tieOrder[{one.Id}]", (await secretary.SeeAsync()).Body, StringComparison.Ordinal);
        (string, string)[] outcomes =
        [
            ("heldOn", "2026-03-10"),
            ("minutesNumber", "1号"),
            ($"outcomes[{other.Id}]", "Propose"),
            ($"outcomes[{one.Id}]", "Reserve"),
            ("code", secretary.Code),
        ];

        var undecided = await secretary.PostAsync(
            new
            {
                heldOn = "2026-03-10",
                minutesNumber = "1号",
                code = secretary.Code,
            }
        );
        Assert.Equal((422, "tie-is-undecided"), undecided.Refusal);
        var silent = await secretary.FillAsync(outcomes);
        Assert.Equal(422, silent.Status);
        Assert.Contains("先后影响立项或备选", silent.Body, StringComparison.Ordinal);
        Assert.Equal(
            422,
            (
                await secretary.FillAsync([
                    .. outcomes,
                    ($"tieOrder[{one.Id}]", "1"),
                    ($"tieOrder[{other.Id}]", "1"),
                    ($"tieReasons[{one.Id}]", "面积"),
                ])
            ).Status
        );

        var sent = await secretary.FillAsync([
            .. outcomes,
            ($"tieOrder[{one.Id}]", "2"),
            ($"tieOrder[{other.Id}]", "1"),
            ($"tieReasons[{one.Id}]", "示范面积更大"),
        ]);

        Assert.Equal(303, sent.Status);
        var tie = (await secretary.ReadAsync()).Json.GetProperty("decision").GetProperty("ties")[0];
        Assert.Equal([other.Id.Value, one.Id.Value], tie.GetProperty("order").EnumerateArray().Select(id => id.GetString()));
        Assert.Contains("示范面积更大", (await secretary.SeeAsync()).Body, StringComparison.Ordinal);

        static Application Ready(Application application) => application with { State = ApplicationState.Ranked };

        RankedApplication Tied(Application application, int number) =>
            new(
                new RankableApplication(
                    application.Id,
                    application.Title,
                    application.LeadUnit.Name,
                    application.LeadUnit.Code,
                    application.PrincipalInvestigator.Name,
                    application.CategoryId,
                    300_000
                ),
                $"{rig.RoundId}-{number:D3}",
                1,
                88.5m,
                ProposalOutcome.Reserve
            )
            {
                IsTied = true,
            };
    }
}
