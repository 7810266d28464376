using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Tasks;

[Collection(StorageTests.Name)]
public sealed class TaskQueueTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly TaskKey Check = new(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban");
    private static readonly TaskKey Finding = new(ReviewStep.Of<FindingStep>(), "u1.CourtEnforcement", 1, "li-jingban");
    private static readonly Decision Admit = new FormatCheckDecision(FormatCheckChoice.Admit, "齐全");

    private readonly TestApp _app = new(storage);
    private readonly string _email = $"{Guid.NewGuid():N}@keji.example";
    private readonly string _roundId = $"r{Guid.NewGuid():N}";

    private TaskQueue Queue => _app.Get<TaskQueue>();

    private TaskService Desk => _app.Get<TaskService>();

    private RecordRef Record => RecordRef.OfApplication(_app.ApplicationId.Value);

    public Task InitializeAsync() => _app.CreateDraftAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task OpenAsync_Task_LiesWithItsOfficerAndInItsRound()
    {
        await OpenAsync(Check);

        var queued = Assert.Single(await Queue.ReadOfOfficerAsync(_email, default));
        Assert.Equal((Check, Record, "李经办", Samples.Now), (queued.Task, queued.Record, queued.OfficerName, queued.OpenedAt));
        Assert.Equal([queued], await Queue.ReadOfRoundAsync(_roundId, default));
    }

    [Fact]
    public async Task DecideAsync_Task_HasNoHolder()
    {
        await OpenAsync(Check);

        await Desk.DecideAsync(await LinkAsync(), Admit, default);

        Assert.Empty(await Queue.ReadOfOfficerAsync(_email, default));
        Assert.Empty(await Queue.ReadOfRoundAsync(_roundId, default));
    }

    [Fact]
    public async Task HandOverAsync_Task_LiesWithTheOtherOfficerOnly()
    {
        var other = new StaffMember("zhou-jingban", StaffRole.CaseOfficer, "周经办", $"{Guid.NewGuid():N}@keji.example");
        await OpenAsync(Check);

        await Desk.HandOverAsync(Record, _roundId, Check, other, TaskRig.About, Samples.Now.AddDays(7), "休假", TestApp.Signature, default);

        Assert.Empty(await Queue.ReadOfOfficerAsync(_email, default));
        Assert.Equal("周经办", Assert.Single(await Queue.ReadOfOfficerAsync(other.Email, default)).OfficerName);
        Assert.Equal("周经办", Assert.Single(await Queue.ReadOfRoundAsync(_roundId, default)).OfficerName);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task SettleQueueAsync_DiedWhileItWasTakenOut_TakesItOutAndLeavesTheOthers(int atDelete)
    {
        await OpenAsync(Check);
        await OpenAsync(Finding);
        var link = await LinkAsync();
        var deletes = 0;
        _app.Traffic.FailNext(request => request.StartsWith("DELETE", StringComparison.Ordinal) && ++deletes == atDelete);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => Desk.DecideAsync(link, Admit, default));

        await Desk.SettleQueueAsync(Record, _roundId, default);

        Assert.Equal(Finding, Assert.Single(await Queue.ReadOfOfficerAsync(_email, default)).Task);
        Assert.Equal(Finding, Assert.Single(await Queue.ReadOfRoundAsync(_roundId, default)).Task);
    }

    [Fact]
    public async Task ClearAllAsync_RecordThatEnded_LeavesTheTasksOfOthers()
    {
        await OpenAsync(Check);
        await OpenAsync(Finding);
        var ofAnother = new QueuedTask(
            _roundId,
            RecordRef.OfApplication($"{Record.Id}0"),
            Check,
            Check,
            "link",
            "李经办",
            _email,
            TaskRig.About,
            Samples.Now
        );
        await Queue.AddAsync(ofAnother, default);

        await Desk.ClearAllAsync(Record, _roundId, default);

        Assert.Equal([ofAnother], await Queue.ReadOfOfficerAsync(_email, default));
        Assert.Equal([ofAnother], await Queue.ReadOfRoundAsync(_roundId, default));
    }

    private Task OpenAsync(TaskKey task) =>
        Desk.OpenAsync(
            Record,
            _roundId,
            task,
            new StaffMember(task.OfficerId, StaffRole.CaseOfficer, "李经办", _email),
            TaskRig.About,
            Samples.Now.AddDays(7),
            default
        );

    private async Task<TaskLink> LinkAsync()
    {
        var queued = await Queue.ReadOfRoundAsync(_roundId, default);
        return (await _app.Get<TaskLinks>().FindAsync(queued.Single(each => each.Task == Check).LinkId, default))!;
    }
}
