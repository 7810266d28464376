using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>Work that the recovery timer completes after a crash or a failed procedure.</summary>
public sealed class RecoveryTests : AppOnMemoryTests
{
    private static readonly TimeSpan ARecovery = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Recover_CorrectionsThatWereStoredAndNoMore_AreAnnouncedInTheirOrder()
    {
        await PublishAsync();
        await CorrectAsync(guide => guide with { ClosesAt = guide.ClosesAt.AddDays(1) }, "系统故障");
        await CorrectAsync(guide => guide with { Title = "新标题" }, "标题更正");
        await NoteAsync(RecordRef.OfRound(Samples.RoundId.Value));

        await App.PassAsync(ARecovery);
        await App.PassAsync(ARecovery);

        Assert.Contains("系统故障", await ReadPageAsync("correction-2026-science"), StringComparison.Ordinal);
        Assert.Contains("标题更正", await ReadPageAsync("correction-2026-science--2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recover_RoundWithoutCorrections_AnnouncesNothing()
    {
        await PublishAsync();
        await NoteAsync(RecordRef.OfRound(Samples.RoundId.Value));

        await App.PassAsync(ARecovery);
        await App.PassAsync(ARecovery);

        Assert.Empty((await Get<PublicSite>().ReadManifestAsync(default)).Latest);
    }

    /// <summary>Its round was missing, for example, and exists again.</summary>
    [Fact]
    public async Task Recover_ProcedureThatFailed_BeginsAgainAndGoesOn()
    {
        var id = Samples.DraftId.Value;
        await Get<IRecordStore<Application>>().CreateAsync(id, new ApplicationCreated(Samples.Draft()), TestApp.Signature, [], default);
        await NoteAsync(RecordRef.OfApplication(id));
        await App.PassAsync(ARecovery);
        await App.PassAsync(TimeSpan.Zero);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, await StatusAsync(id));

        await PublishAsync();
        await App.PassAsync(ARecovery);
        await App.PassAsync(TimeSpan.Zero);
        Assert.Equal(OrchestrationRuntimeStatus.Running, await StatusAsync(id));

        await App.PassAsync(TimeSpan.FromDays(30));
        await App.PassAsync(TimeSpan.Zero);
        Assert.Equal(ApplicationState.NotSubmitted, (await Get<IRecordStore<Application>>().GetAsync(id, default)).State.State);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await StatusAsync(id));
    }

    /// <summary>Its steps find recorded results: nothing is asked, notified or decided twice.</summary>
    [Theory]
    [InlineData("begin the application")]
    [InlineData("submit")]
    [InlineData("admit")]
    [InlineData("look up the unit in court")]
    public async Task Recover_ProcedureLostOnItsWay_BeginsAgainAndEndsTheSame(string lostAfter)
    {
        var walk = new BatchWalk(App, untilClosing: TimeSpan.FromDays(1));
        foreach (var step in walk.Steps)
        {
            await step.DoAsync();
            if (step.Name == lostAfter)
            {
                await LoseAsync(walk.ApplicationId);
                await NoteAsync(RecordRef.OfApplication(walk.ApplicationId));
                await App.PassAsync(ARecovery);
                Assert.NotNull(await StatusAsync(walk.ApplicationId));
            }
        }

        await WalkChecks.AwardedOnceAsync(walk);
    }

    private async Task LoseAsync(string applicationId)
    {
        await App.Durable.TerminateInstanceAsync(InstanceOf(applicationId));
        await App.PassAsync(TimeSpan.Zero);
        Assert.Equal(1, (await App.Durable.PurgeInstanceAsync(InstanceOf(applicationId))).PurgedInstanceCount);
        Assert.Null(await StatusAsync(applicationId));
    }

    private async Task<OrchestrationRuntimeStatus?> StatusAsync(string applicationId) =>
        (await App.Durable.GetInstanceAsync(InstanceOf(applicationId)))?.RuntimeStatus;

    private static string InstanceOf(string applicationId) => InstanceIds.Of(RecordRef.OfApplication(applicationId));

    private async Task PublishAsync() =>
        Assert.IsType<Recording<RoundState>.Done>(
            await Get<IRecordStore<RoundState>>()
                .CreateAsync(Samples.RoundId.Value, new GuidePublished(Samples.Guide(), Samples.Now), TestApp.Signature, [], default)
        );

    private async Task CorrectAsync(Func<RoundGuide, RoundGuide> change, string reason) =>
        Assert.IsType<Recording<RoundState>.Done>(
            await Get<IRecordStore<RoundState>>()
                .RecordAsync(
                    Samples.RoundId.Value,
                    $"correction|{reason}",
                    round => (Result<Fact>)new GuideCorrected(change(round.Guide), reason, Samples.Now),
                    TestApp.Signature,
                    [],
                    default
                )
        );

    private Task NoteAsync(RecordRef record) => Get<PendingWork>().MarkAsync(record, default);

    private async Task<string> ReadPageAsync(string id)
    {
        var file = await Get<PublicSite>().OpenAsync($"publications/{id}.html", default);
        Assert.True(file is not null, $"{id} was not published.");
        using var reader = new StreamReader(file.Content);
        return await reader.ReadToEndAsync();
    }
}
