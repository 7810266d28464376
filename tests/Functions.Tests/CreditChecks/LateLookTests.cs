using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.CreditChecks;

/// <summary>A query is made at the same time as another application requests it: the queue contains only due queries.</summary>
[Collection(StorageTests.Name)]
public sealed class LateLookTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly CreditSource Source = Sources.CourtEnforcement;

    private readonly TaskRig _rig = new(storage);
    private readonly string _unit = $"u-{Guid.NewGuid():N}"[..20];
    private readonly ApplicationId _first = ApplicationId.FromBytes(Guid.NewGuid().ToByteArray());
    private readonly ApplicationId _second = ApplicationId.FromBytes(Guid.NewGuid().ToByteArray());
    private TaskVisitor _officer = null!;
    private string _evidence = "";

    private string CreditQueryId => $"{_unit}~{Source}";

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        Assert.Null(await AskAsync(_first));
        _officer = await _rig.AskAsync(ReviewStep.Of<CreditQueriesStep>(), "", "li-jingban");
        _evidence = (await _officer.UploadAsync(CreditQueryId, TaskRig.Screenshot)).As<DocumentView>().Id;
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Theory]
    [InlineData("/$batch")]
    [InlineData("/Indexes")]
    public async Task FindOrRequest_LookMadeBeforeTheWrite_ReturnsItBackAndLeavesTheCheckQueueEmpty(string write)
    {
        BeforeNext($"POST {write}", LookAsync);

        var look = await AskAsync(_second);

        Assert.Equal((1, "无记录"), (look?.Number, look?.Explanation));
        Assert.Empty(await CheckQueueAsync());
        Assert.Empty((await SubjectAsync()).Requests);
    }

    [Theory]
    [InlineData("/$batch")]
    [InlineData("/Indexes")]
    public async Task FindOrRequest_LookMadeBeforeTheWriteDoesNotDo_AsksForTheNext(string write)
    {
        BeforeNext($"POST {write}", LookAsync);

        Assert.Null(await AskAsync(_second, Samples.Now.AddMinutes(1)));

        Assert.Equal(2, Assert.Single(await CheckQueueAsync()).Number);
        Assert.Equal(_second, Assert.Single((await SubjectAsync()).Requests).ApplicationId);
    }

    /// <summary>A waiting procedure is woken for many reasons, and asks again each time.</summary>
    [Fact]
    public async Task FindOrRequest_AgainWhileTheLookIsMade_LeavesTheCheckQueueEmpty()
    {
        BeforeNext("POST /Indexes", LookAsync);

        await AskAsync(_first);
        await LookAsync();

        Assert.Equal(1, (await AskAsync(_first))?.Number);
        Assert.Empty(await CheckQueueAsync());
    }

    [Fact]
    public async Task FindOrRequest_DiedBeforeItWasOnTheCheckQueue_RepeatPutsItThere()
    {
        var another = $"u-{Guid.NewGuid():N}"[..20];
        _rig.App.Traffic.FailNext(request =>
            request.StartsWith("POST", StringComparison.Ordinal) && request.EndsWith("/Indexes", StringComparison.Ordinal)
        );
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => AskAsync(_second, unit: another));

        Assert.Null(await AskAsync(_second, unit: another));

        Assert.Contains(await CheckQueueAsync(), due => due.SubjectId.Value == another);
    }

    /// <summary>A result is recorded, and the queue about to be cleared of it, when another request arrives.</summary>
    [Fact]
    public async Task Record_NextLookAskedForBeforeTheCheckQueueIsCleared_StaysOnTheCheckQueue()
    {
        BeforeNext("DELETE /Indexes(", async () => Assert.Null(await AskAsync(_second, Samples.Now.AddMinutes(1))));

        await LookAsync();

        Assert.Equal(2, Assert.Single(await CheckQueueAsync()).Number);
        Assert.Equal(_second, Assert.Single((await SubjectAsync()).Requests).ApplicationId);
    }

    private void BeforeNext(string write, Func<Task> doAsync) =>
        _rig.App.Traffic.BeforeNext(
            request =>
                write.Split(' ') is [var method, var path]
                && request.StartsWith(method, StringComparison.Ordinal)
                && request.Contains(path, StringComparison.Ordinal),
            doAsync
        );

    private async Task LookAsync() =>
        Assert.Equal(
            200,
            (
                await _officer.PostCreditQueryAsync(
                    CreditQueryId,
                    new
                    {
                        _officer.Code,
                        outcome = "Clear",
                        reason = "无记录",
                        evidenceId = _evidence,
                    }
                )
            ).Status
        );

    private Task<CreditQuery?> AskAsync(ApplicationId applicationId, DateTimeOffset? notBefore = null, string? unit = null)
    {
        Assert.True(CreditSubjectId.TryParse(unit ?? _unit, out var id));
        var request = new CreditQueryRequest(
            Source,
            applicationId,
            _rig.App.Guide.Id,
            "u1",
            "示例单位",
            Samples.UnitCode,
            Sealed: null,
            AwardGroup: null,
            Samples.Now
        );
        return _rig.App.Get<CreditSubjects>().FindOrRequestAsync(id, request, notBefore ?? Samples.Now, 30, default);
    }

    private Task<IReadOnlyList<DueCreditQuery>> CheckQueueAsync() => _rig.App.Get<CreditCheckQueue>().ReadAsync(_rig.App.Guide.Id, default);

    private async Task<CreditSubject> SubjectAsync() =>
        (await _rig.App.Get<IRecordStore<CreditSubject>>().FindAsync(_unit, default))!.State;
}
