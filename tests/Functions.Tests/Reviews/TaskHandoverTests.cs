using Azure;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>Transfers of tasks during storage failures, and concurrent with decisions and other transfers.</summary>
[Collection(StorageTests.Name)]
public sealed class TaskHandoverTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly TaskKey Check = new(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban");
    private static readonly Decision Admit = new FormatCheckDecision(FormatCheckChoice.Admit, "齐全");

    private readonly TestApp _app = new(storage);
    private readonly StaffMember _from = NewOfficer("li-jingban");
    private readonly StaffMember _to = NewOfficer("zhou-jingban");
    private readonly StaffMember _third = NewOfficer("wu-jingban");

    private TaskService Desk => _app.Get<TaskService>();

    private RecordRef Record => RecordRef.OfApplication(_app.ApplicationId.Value);

    private string RoundId => _app.Guide.Id.Value;

    public async Task InitializeAsync()
    {
        await _app.CreateDraftAsync();
        await Desk.OpenAsync(Record, RoundId, Check, _from, TaskRig.About, Samples.Now.AddDays(7), default);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(EveryWrite))]
    public async Task HandOverAsync_DiedAtAnyWrite_IsFinishedByRecoveryOrNeverHappened(int write, bool isDone, bool isReissue)
    {
        var old = await OpenTaskAsync();
        var to = isReissue ? _from : _to;
        DieAt(write, isDone);
        await Assert.ThrowsAsync<RequestFailedException>(() => HandOverAsync(to));

        await RecoverAsync();

        var now = await OpenTaskAsync();
        if (now.LinkId == old.LinkId)
        {
            Assert.True((await OpenAsync(old.LinkId)).IsSuccess);
            Assert.True((await HandOverAsync(to)).IsSuccess);
            now = await OpenTaskAsync();
        }

        Assert.Equal("task-was-passed-on", (await OpenAsync(old.LinkId)).Errors.Single().Code);
        Assert.Equal(to.Id, (await OpenAsync(now.LinkId)).Value.Link.OfficerId);
        Assert.Equal(now.LinkId, Assert.Single(await _app.Get<TaskQueue>().ReadOfOfficerAsync(to.Email, default)).LinkId);
        Assert.Equal(now.LinkId, Assert.Single(await _app.Get<TaskQueue>().ReadOfRecordAsync(Record, RoundId, default)).LinkId);
        Assert.Empty(isReissue ? [] : await _app.Get<TaskQueue>().ReadOfOfficerAsync(_from.Email, default));
        Assert.Empty(await _app.Applications.ReadOwedAsync(Record.Id, default));
        Assert.Single(await MailsAsync(to), mail => mail.Text.Contains(now.LinkId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task HandOverAsync_BackToWhomItWasFirst_LiesThereAlone()
    {
        await HandOverAsync(_to);
        await HandOverAsync(_from);

        Assert.Single(await _app.Get<TaskQueue>().ReadOfOfficerAsync(_from.Email, default));
        Assert.Empty(await _app.Get<TaskQueue>().ReadOfOfficerAsync(_to.Email, default));
    }

    [Fact]
    public async Task HandOverAsync_DecidedMeanwhile_IsRefusedAndTheDecisionStands()
    {
        var link = await LinkAsync();
        MeanwhileAtNextRecording(() => Desk.DecideAsync(link, Admit, default));

        var handed = await HandOverAsync(_to);

        Assert.Equal("task-is-decided", handed.Errors.Single().Code);
        Assert.Equal(Check, await Desk.CurrentAsync(Record, Check, default));
        Assert.NotNull(await Desk.FindDecisionAsync(Record, Check, default));
        Assert.Empty(await _app.Get<TaskQueue>().ReadOfRecordAsync(Record, RoundId, default));
        Assert.Empty(await MailsAsync(_to));
        Assert.False(await IsNotedAsync());
    }

    [Fact]
    public async Task DecideAsync_PassedOnMeanwhile_IsRefusedAndTheOtherOfficerDecides()
    {
        var link = await LinkAsync();
        MeanwhileAtNextRecording(() => HandOverAsync(_to));

        var decided = await Desk.DecideAsync(link, Admit, default);

        Assert.Equal("task-was-passed-on", decided.Errors.Single().Code);
        Assert.Null(await Desk.FindDecisionAsync(Record, Check, default));
        Assert.True((await Desk.DecideAsync(await LinkAsync(), Admit, default)).IsSuccess);
    }

    [Fact]
    public async Task HandOverAsync_TwoAtOnce_TheFirstStandsAndNothingOfTheSecondIsLeft()
    {
        MeanwhileAtNextRecording(() => HandOverAsync(_to));

        var second = await HandOverAsync(_third);

        Assert.Equal("task-was-passed-on", second.Errors.Single().Code);
        Assert.Equal(_to.Id, (await OpenTaskAsync()).Officer.Id);
        Assert.Equal(_to.Email, Assert.Single(await _app.Get<TaskQueue>().ReadOfRecordAsync(Record, RoundId, default)).OfficerEmail);
        Assert.Empty(await _app.Get<TaskQueue>().ReadOfOfficerAsync(_third.Email, default));
        Assert.Empty(await MailsAsync(_third));
        Assert.Empty(await LinksOfAsync(_third));
    }

    [Fact]
    public async Task OpenLink_StoredBeforeHandoversWereCounted_IsClosedByTheHandover()
    {
        var link = await LinkAsync();
        await _app
            .Tables.GetTableClient(StorageNames.Links)
            .UpdateEntityAsync(await WithoutHandoversAsync(link.LinkId), ETag.All, Azure.Data.Tables.TableUpdateMode.Replace);
        Assert.True((await OpenAsync(link.LinkId)).IsSuccess);

        await HandOverAsync(_to);

        Assert.Equal("task-was-passed-on", (await OpenAsync(link.LinkId)).Errors.Single().Code);
    }

    public static TheoryData<int, bool, bool> EveryWrite()
    {
        var data = new TheoryData<int, bool, bool>();
        foreach (var isReissue in new[] { false, true })
        {
            foreach (var isDone in new[] { false, true })
            {
                // Marker, link, fact, queue (rows of the officer and the round; for a transfer two deletions), mail, letter, marker.
                for (var write = 1; write <= (isReissue ? 8 : 10); write++)
                {
                    data.Add(write, isDone, isReissue);
                }
            }
        }

        return data;
    }

    private static StaffMember NewOfficer(string id) => new(id, StaffRole.CaseOfficer, id, $"{Guid.NewGuid():N}@keji.example");

    private void DieAt(int write, bool isDone)
    {
        var writes = 0;
        bool Fits(string request) => !request.StartsWith("GET", StringComparison.Ordinal) && ++writes == write;
        if (isDone)
        {
            _app.Traffic.LoseNextAnswer(Fits);
        }
        else
        {
            _app.Traffic.FailNext(Fits);
        }
    }

    /// <summary>Runs an action between the read and the write of the next recording.</summary>
    private void MeanwhileAtNextRecording(Func<Task> doAsync) =>
        _app.Traffic.BeforeNext(request => request.EndsWith("$batch", StringComparison.Ordinal), doAsync);

    private Task<Result<TaskKey>> HandOverAsync(StaffMember to) =>
        Desk.HandOverAsync(Record, RoundId, Check, to, TaskRig.About, Samples.Now.AddDays(7), "休假", TestApp.Signature, default);

    /// <summary>Like the recovery timer, with recorded markers only.</summary>
    private async Task RecoverAsync()
    {
        if (!await IsNotedAsync())
        {
            return;
        }

        await Desk.SettleQueueAsync(Record, RoundId, default);
        await _app.Get<MailSender>().DeliverAllAsync(_app.Get<IRecordStore<Application>>(), Record.Id, default);
    }

    private async Task<OpenTask> OpenTaskAsync() => (await Desk.FindOpenAsync(Record, Check, default))!;

    private async Task<TaskLink> LinkAsync() => (await _app.Get<TaskLinks>().FindAsync((await OpenTaskAsync()).LinkId, default))!;

    private Task<Result<OpenedTask>> OpenAsync(string linkId) =>
        _app.Get<TaskAccess>().OpenAsync(_app.Get<TokenSigner>().Sign(TokenPurpose.TaskLink, linkId), default);

    private ValueTask<bool> IsNotedAsync() => _app.Get<PendingWork>().ReadAsync(default).AnyAsync(note => note.Record == Record);

    private Task<IReadOnlyList<MailMessage>> MailsAsync(StaffMember to) => _app.Get<BlobMailbox>().ReadNewestAsync(to.Email, default);

    private async Task<IReadOnlyList<string>> LinksOfAsync(StaffMember officer) =>
        await _app
            .Tables.GetTableClient(StorageNames.Links)
            .QueryAsync<Azure.Data.Tables.TableEntity>($"OfficerEmail eq '{officer.Email}'")
            .Select(row => row.PartitionKey)
            .ToListAsync();

    private async Task<Azure.Data.Tables.TableEntity> WithoutHandoversAsync(string linkId)
    {
        var row = Assert.Single(await _app.RowsAsync(StorageNames.Links, linkId));
        row.Remove("Handovers");
        return row;
    }
}
