using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class TableRecordStoreTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);

    private string Id => _app.ApplicationId.Value;

    public Task InitializeAsync() => _app.CreateDraftAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task CreateAsync_IdThatIsTaken_AnswersTheFirstAndLeavesNothing()
    {
        var second = new ApplicationCreated(_app.Draft with { Title = "另一个题目" });

        var recording = await _app.Applications.CreateAsync(Id, second, TestApp.Signature, [Owed("begun")], default);

        Assert.Equal(
            _app.Draft.Title,
            Assert.IsType<ApplicationCreated>(Assert.IsType<Recording<Application>.Earlier>(recording).Fact).Application.Title
        );
        Assert.Equal(["A|0000000001", "F|created", "record"], await RowKeysAsync());
    }

    /// <summary>A bug of the caller: it would query storage endlessly.</summary>
    [Fact]
    public async Task RecordAsync_NotificationWhoseKeyIsTaken_Fails()
    {
        await RecordAsync("first");

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => RecordAsync("second"));

        Assert.Contains("second", failed.Message, StringComparison.Ordinal);

        Task RecordAsync(string key) =>
            _app.Applications.RecordAsync(Id, key, _ => new DocumentRemoved("none"), TestApp.Signature, [Owed("told")], default);
    }

    [Fact]
    public async Task CreateAsync_TwentyAtOnce_OneIsFirst()
    {
        await using var app = new TestApp(storage);

        var recordings = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(number =>
                    app.Applications.CreateAsync(
                        app.ApplicationId.Value,
                        new ApplicationCreated(app.Draft with { Title = $"题目{number}" }),
                        TestApp.Signature,
                        [],
                        default
                    )
                )
        );

        var first = Assert.IsType<ApplicationCreated>(Assert.Single(recordings.OfType<Recording<Application>.Done>()).Fact);
        Assert.All(
            recordings.OfType<Recording<Application>.Earlier>(),
            earlier => Assert.Equal(first.Application.Title, ((ApplicationCreated)earlier.Fact).Application.Title)
        );
        Assert.Equal(19, recordings.OfType<Recording<Application>.Earlier>().Count());
    }

    [Fact]
    public async Task FindAsync_AfterFacts_GivesTheStateThatTheyMake()
    {
        await RecordAsync("one", Registered("d1", "proposal"));
        await RecordAsync("two", Registered("d2", "budget"));

        var stored = (await _app.Applications.FindAsync(Id, default))!;

        Assert.Equal(["d1", "d2"], stored.State.Documents.Select(document => document.Id));
        Assert.Equal(3, stored.AuditHead.Sequence);
        Assert.Equal(_app.Draft.Parties.ToArray(), stored.State.Parties.ToArray());
    }

    [Fact]
    public async Task FindAsync_LargeState_ComesBackWhole()
    {
        var reason = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"理由{number}"));

        await RecordAsync("hold", new HoldPlaced(new Hold(reason, "依据", Samples.Now, Samples.Now)));

        Assert.Equal(reason, (await _app.Applications.FindAsync(Id, default))!.State.Holds[0].Reason);
        Assert.Equal(reason, Assert.IsType<HoldPlaced>(await _app.Applications.FindFactAsync(Id, "hold", default)).Hold.Reason);
    }

    [Fact]
    public async Task RecordAsync_SameKeyAgain_FirstFactStands()
    {
        await RecordAsync("key", Registered("d1", "proposal"));

        var again = await RecordAsync("key", Registered("d2", "proposal"));

        Assert.Equal("d1", Assert.IsType<DocumentRegistered>(Assert.IsType<Recording<Application>.Earlier>(again).Fact).Document.Id);
        Assert.Equal(["d1"], (await _app.Applications.FindAsync(Id, default))!.State.Documents.Select(document => document.Id));
    }

    [Fact]
    public async Task RecordAsync_RepeatThatTheNewStateWouldRefuse_FindsWhatWasDone()
    {
        var first = await MoveAsync(ApplicationMove.MissClosing);

        var again = await MoveAsync(ApplicationMove.MissClosing);

        Assert.IsType<Recording<Application>.Done>(first);
        Assert.Equal(((Recording<Application>.Done)first).Fact, Assert.IsType<Recording<Application>.Earlier>(again).Fact);
    }

    [Fact]
    public async Task RecordAsync_Refused_StaysRefusedAndLeavesNothing()
    {
        for (var i = 0; i < 2; i++)
        {
            var recording = await MoveAsync(ApplicationMove.Award);

            Assert.Equal(
                ["move-is-not-legal"],
                Assert.IsType<Recording<Application>.Refused>(recording).Errors.Select(error => error.Code)
            );
        }

        Assert.Equal(["A|0000000001", "F|created", "record"], await RowKeysAsync());
    }

    [Fact]
    public async Task RecordAsync_NoSuchRecord_IsMissing() =>
        Assert.IsType<Recording<Application>.Missing>(
            await _app.Applications.RecordAsync(
                Guid.NewGuid().ToString("N"),
                "key",
                _ => Registered("d1", "proposal"),
                TestApp.Signature,
                [],
                default
            )
        );

    [Fact]
    public async Task RecordAsync_TwentyAtOnceUnderOneKey_OneIsDoneAndAllHearOfIt()
    {
        var recordings = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => RecordAsync("key", Registered($"d{number}", "proposal"), Owed("letter")))
        );

        var done = Assert.Single(recordings.OfType<Recording<Application>.Done>());
        Assert.Equal(19, recordings.OfType<Recording<Application>.Earlier>().Count());
        Assert.All(recordings.OfType<Recording<Application>.Earlier>(), earlier => Assert.Equal(done.Fact, earlier.Fact));
        Assert.Equal(["A|0000000001", "A|0000000002", "F|created", "F|key", "N|letter", "record"], await RowKeysAsync());
        await AssertIntactAsync(events: 2);
    }

    [Fact]
    public async Task RecordAsync_TwentyAtOnceUnderKeysOfTheirOwn_AllAreDoneOnOneChain()
    {
        var recordings = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => RecordAsync($"key{number}", Registered($"d{number}", DocumentPolicy.EvidenceKind)))
        );

        Assert.All(recordings, recording => Assert.IsType<Recording<Application>.Done>(recording));
        var documents = (await _app.Applications.FindAsync(Id, default))!.State.Documents;
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"d{number}").Order(), documents.Select(document => document.Id).Order());
        await AssertIntactAsync(events: 21);
    }

    [Fact]
    public async Task RecordAsync_OneRowThatCannotBeWritten_LeavesNoneOfTheOthers()
    {
        await using var app = new TestApp(storage);
        var id = app.ApplicationId.Value;
        await app.Tables.GetTableClient(StorageNames.Applications).AddEntityAsync(new TableEntity(id, "N|begun"));

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.Applications.CreateAsync(id, new ApplicationCreated(app.Draft), TestApp.Signature, [Owed("begun")], default)
        );

        Assert.Equal(["N|begun"], (await app.RowsAsync(StorageNames.Applications, id)).Select(row => row.RowKey));
    }

    [Fact]
    public async Task RecordAsync_RequestThatNeverArrived_LeavesNothingAndCanBeRepeated()
    {
        _app.Traffic.FailNext(request => request.EndsWith("$batch", StringComparison.Ordinal));

        await Assert.ThrowsAsync<RequestFailedException>(() => RecordAsync("key", Registered("d1", "proposal"), Owed("letter")));
        Assert.Equal(["A|0000000001", "F|created", "record"], await RowKeysAsync());

        Assert.IsType<Recording<Application>.Done>(await RecordAsync("key", Registered("d1", "proposal"), Owed("letter")));
        await AssertIntactAsync(events: 2);
    }

    [Fact]
    public async Task RecordAsync_AnswerThatWasLost_IsFoundByTheRepeat()
    {
        _app.Traffic.LoseNextAnswer(request => request.EndsWith("$batch", StringComparison.Ordinal));

        await Assert.ThrowsAsync<RequestFailedException>(() => RecordAsync("key", Registered("d1", "proposal")));

        Assert.IsType<Recording<Application>.Earlier>(await RecordAsync("key", Registered("d1", "proposal")));
        await AssertIntactAsync(events: 2);
    }

    [Fact]
    public async Task RecordAsync_WithANotification_CostsTwoRequests()
    {
        _app.Traffic.Forget();

        await RecordAsync("key", Registered("d1", "proposal"), Owed("letter"));

        Assert.Equal(2, _app.Traffic.Requests.Count);
    }

    [Fact]
    public async Task CreateAsync_WithANotification_CostsOneRequest()
    {
        await using var app = new TestApp(storage);

        await app.Applications.CreateAsync(
            app.ApplicationId.Value,
            new ApplicationCreated(app.Draft),
            TestApp.Signature,
            [Owed("begun")],
            default
        );

        Assert.Single(app.Traffic.Requests);
    }

    [Fact(Timeout = 30_000)]
    public async Task RecordAsync_TwoNotificationsOfOneKey_IsRefusedAtOnceAndLeavesNothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => RecordAsync("key", Registered("d1", "proposal"), Owed("letter"), Owed("letter")));

        Assert.Equal(["A|0000000001", "F|created", "record"], await RowKeysAsync());
    }

    [Fact(Timeout = 30_000)]
    public async Task CreateAsync_TwoNotificationsOfOneKey_IsRefusedAtOnceAndLeavesNothing()
    {
        await using var app = new TestApp(storage);
        var id = app.ApplicationId.Value;

        await Assert.ThrowsAsync<ArgumentException>(() =>
            app.Applications.CreateAsync(id, new ApplicationCreated(app.Draft), TestApp.Signature, [Owed("begun"), Owed("begun")], default)
        );

        Assert.Empty(await app.RowsAsync(StorageNames.Applications, id));
    }

    [Fact]
    public async Task ReadNotificationsAsync_Marked_KeepTheirContentsAndReportTheirStatus()
    {
        await RecordAsync("one", Registered("d1", "proposal"), Owed("first"), Owed("second"));

        await _app.Applications.MarkAsync(Id, "first", NotificationStatus.Sent, Samples.Now.AddMinutes(1), default);

        var first = new StoredNotification(
            "first",
            Owed("first").Notification,
            NotificationStatus.Sent,
            TestApp.Signature.At,
            Samples.Now.AddMinutes(1)
        );
        var second = new StoredNotification("second", Owed("second").Notification, NotificationStatus.Owed, TestApp.Signature.At, null);
        Assert.Equal([first, second], await _app.Applications.ReadNotificationsAsync(Id, default));
        Assert.Null(await _app.Applications.FindOwedAsync(Id, "first", default));
        Assert.Equal(Owed("second"), await _app.Applications.FindOwedAsync(Id, "second", default));
    }

    [Fact]
    public async Task MarkAsync_Refused_StaysOwed()
    {
        await RecordAsync("one", Registered("d1", "proposal"), Owed("first"));

        await _app.Applications.MarkAsync(Id, "first", NotificationStatus.Refused, Samples.Now, default);

        Assert.Equal(Owed("first"), await _app.Applications.FindOwedAsync(Id, "first", default));
    }

    [Fact]
    public async Task ReadAuditAsync_Facts_SayWhoDidWhatInOrder()
    {
        await RecordAsync("one", Registered("d1", "proposal"));

        var records = await _app.Applications.ReadAuditAsync(Id, default);

        Assert.Equal(
            [(1, "li-jingban", "CaseOfficer", "ApplicationCreated"), (2, "li-jingban", "CaseOfficer", "DocumentRegistered")],
            records.Select(record => ((int)record.Envelope.Sequence, record.Envelope.Actor, record.Envelope.Role, record.Envelope.FactType))
        );
        await AssertIntactAsync(events: 2);
    }

    [Theory]
    [InlineData("F|one", "Json", AuditFault.PayloadChanged, 2)]
    [InlineData("F|one", "Salt", AuditFault.PayloadChanged, 2)]
    [InlineData("A|0000000002", "Actor", AuditFault.EnvelopeChanged, 2)]
    [InlineData("A|0000000002", "Role", AuditFault.EnvelopeChanged, 2)]
    [InlineData("A|0000000002", "Basis", AuditFault.EnvelopeChanged, 2)]
    [InlineData("A|0000000002", "FactType", AuditFault.EnvelopeChanged, 2)]
    [InlineData("A|0000000002", "At", AuditFault.EnvelopeChanged, 2)]
    [InlineData("A|0000000002", "PayloadHash", AuditFault.EnvelopeChanged, 2)]
    [InlineData("A|0000000002", "Hash", AuditFault.EnvelopeChanged, 2)]
    [InlineData("A|0000000002", "PreviousHash", AuditFault.WrongPreviousHash, 2)]
    [InlineData("A|0000000002", "Suite", AuditFault.UnknownSuite, 2)]
    [InlineData("A|0000000001", "Sequence", AuditFault.WrongSequence, 1)]
    public async Task ReadAuditAsync_RowThatWasTamperedWith_IsFound(string rowKey, string column, AuditFault fault, long sequence)
    {
        await RecordAsync("one", Registered("d1", "proposal"));
        var table = _app.Tables.GetTableClient(StorageNames.Applications);
        var row = (await table.GetEntityAsync<TableEntity>(Id, rowKey)).Value;
        row[column] = row[column] switch
        {
            string text => text.Replace("d1", "d9", StringComparison.Ordinal) is var changed && changed != text ? changed : text + " ",
            byte[] bytes => (byte[])[(byte)(bytes[0] ^ 1), .. bytes[1..]],
            long number => number + 1,
            var other => throw new InvalidOperationException($"Column {column} is {other}."),
        };

        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);

        var broken = Assert.IsType<AuditVerdict.Broken>(await VerifyAsync());
        Assert.Equal((fault, sequence), (broken.Fault, broken.Sequence));
    }

    [Fact]
    public async Task ReadAuditAsync_EventThatWasTakenOut_IsFound()
    {
        await RecordAsync("one", Registered("d1", "proposal"));
        await RecordAsync("two", Registered("d2", "budget"));

        await _app.Tables.GetTableClient(StorageNames.Applications).DeleteEntityAsync(Id, "A|0000000002");

        Assert.Equal(AuditFault.WrongSequence, Assert.IsType<AuditVerdict.Broken>(await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task ReadAuditAsync_EndThatWasCutOff_IsFoundByTheHeadOfTheRecord()
    {
        await RecordAsync("one", Registered("d1", "proposal"));

        await _app.Tables.GetTableClient(StorageNames.Applications).DeleteEntityAsync(Id, "A|0000000002");

        Assert.Equal(AuditFault.Truncated, Assert.IsType<AuditVerdict.Broken>(await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task ReadAuditAsync_ErasedFact_LeavesTheChainIntact()
    {
        await RecordAsync("one", Registered("d1", "proposal"));

        await _app.Tables.GetTableClient(StorageNames.Applications).DeleteEntityAsync(Id, "F|one");

        Assert.Equal(1, Assert.IsType<AuditVerdict.Intact>(await VerifyAsync()).ErasedCount);
    }

    private static OwedNotification Owed(string key) => new(key, new ApplicationDraftCreated("clerk@unit.example", "id", Samples.ClosesAt));

    private static DocumentRegistered Registered(string id, string kind) => new(Samples.Document(id, kind));

    private Task<Recording<Application>> RecordAsync(string key, Fact fact, params OwedNotification[] notifications) =>
        _app.Applications.RecordAsync(Id, key, _ => fact, TestApp.Signature, notifications, default);

    private Task<Recording<Application>> MoveAsync(ApplicationMove move) =>
        _app.Applications.RecordAsync(
            Id,
            $"move|{move}",
            application => ApplicationPolicy.Move(application, move, "", Samples.Now).Select<Fact>(moved => moved),
            TestApp.Signature,
            [],
            default
        );

    private async Task<IEnumerable<string>> RowKeysAsync() =>
        (await _app.RowsAsync(StorageNames.Applications, Id)).Select(row => row.RowKey);

    private async Task<AuditVerdict> VerifyAsync()
    {
        var stored = (await _app.Applications.FindAsync(Id, default))!;
        return AuditChain.Verify(
            AuditHead.StartOf(_app.Applications.ChainIdOf(Id)),
            await _app.Applications.ReadAuditAsync(Id, default),
            stored.AuditHead
        );
    }

    private async Task AssertIntactAsync(long events)
    {
        var intact = Assert.IsType<AuditVerdict.Intact>(await VerifyAsync());
        Assert.Equal((events, 0), (intact.Head.Sequence, intact.ErasedCount));
        Assert.Equal((await _app.Applications.FindAsync(Id, default))!.AuditHead, intact.Head);
    }
}
