using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.CreditQueries;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.CreditChecks;

/// <summary>Pending credit queries: officers are reminded in working days, their leader is notified, only while one is due.</summary>
[Collection(StorageTests.Name)]
public sealed class CheckQueueReminderTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TaskRig _rig = new(storage);
    private readonly string _unit = $"u-{Guid.NewGuid():N}"[..20];

    private TaskDeadlines Deadlines => _rig.App.Get<TaskDeadlines>();

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        await RequestAsync();
        await _rig.App.Get<CheckQueueTasks>().EnsureOpenAsync(_rig.RoundId, default);
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task RemindAsync_AroundTheTerm_RemindsFromThatInstantOn()
    {
        var due = Deadlines.ReminderAfter(Samples.Now, _rig.App.Guide);
        MoveTo(due.AddTicks(-1));
        await RemindAsync();
        Assert.Empty(await ReadRemindersAsync());

        MoveTo(due);
        await RemindAsync();

        var reminded = Assert.Single(await ReadRemindersAsync());
        Assert.Equal(
            (CheckQueueTasks.TaskOf(_rig.App.Guide.Staff.First(member => member.Role == StaffRole.CaseOfficer)), 1),
            (reminded.Task, reminded.Number)
        );
    }

    [Fact]
    public async Task RemindAsync_ByEveryApplicationThatWaits_RemindsOnce()
    {
        MoveTo(Deadlines.ReminderAfter(Samples.Now, _rig.App.Guide));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RemindAsync()));

        Assert.Single(await ReadRemindersAsync());
    }

    [Fact]
    public async Task RemindAsync_TermAfterTerm_NumbersThemAndReportsTheLeaderOnce()
    {
        for (var number = 1; number <= 6; number++)
        {
            MoveTo(Deadlines.ReminderAfter(_rig.App.Clock.GetUtcNow(), _rig.App.Guide));
            await RemindAsync();
        }

        var reminders = await ReadRemindersAsync();
        Assert.Equal([1, 2, 3, 4, 5, 6], reminders.Select(reminder => reminder.Number));
        var escalated = Assert.Single(reminders, reminder => reminder.IsEscalated);
        Assert.Equal(reminders.First(reminder => reminder.At >= Deadlines.EscalationAfter(Samples.Now, _rig.App.Guide)), escalated);
    }

    [Fact]
    public async Task Desk_CheckQueueWithoutCreditQueries_HasNoHolder()
    {
        var email = _rig.App.Guide.Staff.First(member => member.Role == StaffRole.CaseOfficer).Email;
        var board = _rig.App.Get<TaskBoard>();
        var task = Assert.Single(await board.ReadOfRoundAsync(_rig.App.Guide.Id, default));
        Assert.Equal((ReviewStep.Of<CreditQueriesStep>(), Samples.Now), (task.Task.Task.Step, task.Task.OpenedAt));
        Assert.Single(await board.ReadAsync(email, default), each => each.Task.RoundId == _rig.RoundId);

        Assert.True(CreditSubjectId.TryParse(_unit, out var id));
        await _rig.App.Get<CreditCheckQueue>().RemoveAsync(_rig.App.Guide.Id, id, Sources.CourtEnforcement, 1, default);

        Assert.Empty(await board.ReadOfRoundAsync(_rig.App.Guide.Id, default));
        Assert.DoesNotContain(await board.ReadAsync(email, default), each => each.Task.RoundId == _rig.RoundId);
    }

    private void MoveTo(DateTimeOffset instant) => _rig.App.Clock.SetUtcNow(instant);

    private Task RemindAsync() => _rig.App.Function<RemindCheckQueueActivity>().RunAsync(_rig.RoundId, default);

    private async Task<IReadOnlyList<TaskReminded>> ReadRemindersAsync() =>
        [.. (await _rig.App.Rounds.ReadAuditAsync(_rig.RoundId, default)).Select(TaskBoard.FactOf).OfType<TaskReminded>()];

    private async Task RequestAsync()
    {
        Assert.True(CreditSubjectId.TryParse(_unit, out var id));
        var request = new CreditQueryRequest(
            Sources.CourtEnforcement,
            ApplicationId.FromBytes(Guid.NewGuid().ToByteArray()),
            _rig.App.Guide.Id,
            "u1",
            "白城市示例农业科技有限公司",
            Samples.UnitCode,
            Sealed: null,
            AwardGroup: null,
            Samples.Now
        );
        await _rig.App.Get<CreditSubjects>().FindOrRequestAsync(id, request, Samples.Now, 30, default);
    }
}
