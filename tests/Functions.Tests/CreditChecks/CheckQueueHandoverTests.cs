using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditQueries;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Tests.CreditChecks;

/// <summary>Links to the credit check queue: one for each case officer, each transferable.</summary>
[Collection(StorageTests.Name)]
public sealed class CheckQueueHandoverTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly StaffMember Liu = new("liu-jingban", StaffRole.CaseOfficer, "刘经办", "liu@keji.example");
    private static readonly StaffMember Third = new("he", StaffRole.CaseOfficer, "何经办", "he@keji.example");

    private readonly TaskRig _rig = new(storage, guide => guide with { Staff = [.. guide.Staff, Liu] });

    private RecordRef Round => RecordRef.OfRound(_rig.RoundId);

    private StaffMember Li => _rig.App.Guide.Staff.First(member => member.Id == "li-jingban");

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _rig.App.Get<CheckQueueTasks>().EnsureOpenAsync(_rig.RoundId, default)));
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Opened_FiveTimesAtOnce_GivesEachOfficerOneLinkWhichTheListNames()
    {
        foreach (var officer in new[] { Li, Liu })
        {
            var openTask = await OpenTaskAsync(officer);
            Assert.True((await OpenAsync(openTask.LinkId)).IsSuccess);
            Assert.Single(await QueuedAsync(), task => task.OfficerEmail == officer.Email && task.LinkId == openTask.LinkId);
        }
    }

    [Fact]
    public async Task HandOver_ToAnOfficerWithoutTheQueue_MovesTheLink()
    {
        var old = await OpenTaskAsync(Li);

        Assert.True((await HandOverAsync(Li, Third)).IsSuccess);

        Assert.False((await OpenAsync(old.LinkId)).IsSuccess);
        Assert.Equal(Third.Id, (await OpenAsync((await OpenTaskAsync(Li)).LinkId)).Value.Link.OfficerId);
        Assert.Equal([Third.Email, Liu.Email], (await QueuedAsync()).Select(task => task.OfficerEmail).Order());
    }

    [Fact]
    public async Task HandOver_ToAnOfficerAtTheQueue_ClosesTheLinkAndLeavesTheirs()
    {
        var (ofLi, ofLiu) = (await OpenTaskAsync(Li), await OpenTaskAsync(Liu));

        Assert.True((await HandOverAsync(Li, Liu)).IsSuccess);

        Assert.False((await OpenAsync(ofLi.LinkId)).IsSuccess);
        Assert.True((await OpenAsync(ofLiu.LinkId)).IsSuccess);
        Assert.Equal(
            (ofLiu.LinkId, CheckQueueTasks.TaskOf(Liu)),
            Assert.Single((await QueuedAsync()).Select(task => (task.LinkId, task.Origin)))
        );
        Assert.Null(await _rig.App.Get<TaskService>().FindOpenAsync(Round, CheckQueueTasks.TaskOf(Li), default));

        // It is transferred like any other, and linked ones do not return.
        Assert.True((await HandOverAsync(Liu, Third)).IsSuccess);
        await _rig.App.Get<TaskService>().SettleQueueAsync(Round, _rig.RoundId, default);
        Assert.False((await OpenAsync(ofLiu.LinkId)).IsSuccess);
        Assert.Equal(Third.Email, Assert.Single(await QueuedAsync()).OfficerEmail);
    }

    private async Task<OpenTask> OpenTaskAsync(StaffMember officer) =>
        (await _rig.App.Get<TaskService>().FindOpenAsync(Round, CheckQueueTasks.TaskOf(officer), default))!;

    private Task<Core.Result<TaskKey>> HandOverAsync(StaffMember from, StaffMember to) =>
        _rig
            .App.Get<TaskService>()
            .HandOverAsync(
                Round,
                _rig.RoundId,
                CheckQueueTasks.TaskOf(from),
                to,
                TaskRig.About,
                Samples.Now.AddDays(7),
                "休假",
                TestApp.Signature,
                default
            );

    private Task<Core.Result<OpenedTask>> OpenAsync(string linkId) =>
        _rig.App.Get<TaskAccess>().OpenAsync(_rig.App.Get<TokenSigner>().Sign(TokenPurpose.TaskLink, linkId), default);

    private Task<IReadOnlyList<QueuedTask>> QueuedAsync() => _rig.App.Get<TaskQueue>().ReadOfRecordAsync(Round, _rig.RoundId, default);
}
