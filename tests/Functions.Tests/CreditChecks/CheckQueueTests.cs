using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.CreditQueries;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Moq;

namespace CreditFunctions.Functions.Tests.CreditChecks;

/// <summary>The queue is shared by officers without making a credit query twice.</summary>
[Collection(StorageTests.Name)]
public sealed class CheckQueueTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly SeedOfficer Li = new()
    {
        Id = "li-jingban",
        Name = "李经办",
        Email = "li@keji.example",
        Roles = "CaseOfficer",
    };

    private readonly TaskRig _rig = new(
        storage,
        guide =>
            guide with
            {
                Staff = [.. guide.Staff, new StaffMember("liu-jingban", StaffRole.CaseOfficer, "刘经办", "liu@keji.example")],
            },
        services =>
            services.Replace(
                ServiceDescriptor.Singleton<IOptions<DeskOptions>>(Options.Create(new DeskOptions { LocalSignIn = true, Officers = [Li] }))
            )
    );

    private readonly string _unit = $"u-{Guid.NewGuid():N}"[..20];
    private readonly string _other = $"u-{Guid.NewGuid():N}"[..20];
    private TaskVisitor _li = null!;
    private TaskVisitor _liu = null!;

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        await RequestAsync(_unit, "白城市示例农业科技有限公司", Sources.CourtEnforcement, minutes: 1);
        await RequestAsync(_other, "另一单位", Sources.CreditChina, minutes: 2);
        _li = await _rig.AskAsync(ReviewStep.Of<CreditQueriesStep>(), "", "li-jingban");
        _liu = await _rig.AskAsync(ReviewStep.Of<CreditQueriesStep>(), "", "liu-jingban");
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task CheckQueue_Shown_ListsEachCreditQueryOnceAndNoNumber()
    {
        // A second application waits for the same query.
        await RequestAsync(_unit, "白城市示例农业科技有限公司", Sources.CourtEnforcement, minutes: 3);

        var creditQueries = (await _li.ReadAsync()).As<TaskView>().CreditQueries!;
        var page = (await _li.SeeAsync()).Body;

        Assert.Equal(
            [IdOf(_unit, Sources.CourtEnforcement), IdOf(_other, Sources.CreditChina)],
            creditQueries.Select(creditQuery => creditQuery.Id)
        );
        Assert.Contains("待查验1项", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.UnitCode, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.UnitCode, (await _li.ReadAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_WithTheCode_ShowsTheNumberToThisBrowserAlone()
    {
        Assert.Equal(303, (await _li.FillAsync(("code", _li.Code), ("action", "take"))).Status);

        var page = (await _li.SeeAsync()).Body;
        Assert.Contains(Samples.UnitCode, page, StringComparison.Ordinal);
        Assert.Contains("value=\"UnderEnforcement\"", page, StringComparison.Ordinal);
        _li.Forget();
        Assert.DoesNotContain(Samples.UnitCode, (await _li.SeeAsync()).Body, StringComparison.Ordinal);
        var other = (await _liu.SeeAsync()).Body;
        Assert.DoesNotContain(Samples.UnitCode, other, StringComparison.Ordinal);
        Assert.Contains("李经办正在查询", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_APerson_RevealsTheSealedNumberOnlyThen()
    {
        var application = await _rig.AddApplicationAsync();
        var vault = _rig.App.Get<IdentifierVault>();
        var sealedNumber = vault.Seal(CitizenId.Parse(Samples.CitizenNumber, Samples.Today).Value, application.Id.Value, "p1");
        var person = $"p-{Guid.NewGuid():N}"[..20];
        await RequestAsync(
            person,
            "张示例",
            Sources.CourtEnforcement,
            minutes: 0,
            request => request with { ApplicationId = application.Id, PartyId = "p1", Identifier = null, Sealed = sealedNumber }
        );
        Assert.DoesNotContain(Samples.CitizenNumber, (await _li.ReadAsync()).Body, StringComparison.Ordinal);

        var taken = await _li.PostAsync(new { _li.Code });

        Assert.Equal(
            ("张示例", Samples.CitizenNumber),
            (taken.As<ClaimResponse>().CreditQuery!.Name, taken.As<ClaimResponse>().CreditQuery!.Number)
        );
    }

    [Fact]
    public async Task CreditQuery_ByTheOfficerWhoIsSignedIn_NeedsNoCode()
    {
        var (id, sessions) = (IdOf(_unit, Sources.CourtEnforcement), _rig.App.Get<DeskSessions>());
        _li.Carry($"{sessions.CookieName}={sessions.Issue("li-jingban")}");
        _liu.Carry($"{sessions.CookieName}={sessions.Issue("li-jingban")}");

        var evidence = await _li.UploadAsync(id, TaskRig.Screenshot, "");
        var recorded = await _li.PostCreditQueryAsync(
            id,
            new
            {
                outcome = "Clear",
                reason = "无记录",
                evidenceId = evidence.As<DocumentView>().Id,
            }
        );

        Assert.Equal((201, 200), (evidence.Status, recorded.Status));
        Assert.Equal((403, "code-is-wrong"), (await _liu.UploadAsync(id, TaskRig.Screenshot, "")).Refusal);
        Assert.Equal(
            (403, "code-is-wrong"),
            (
                await _liu.PostCreditQueryAsync(
                    id,
                    new
                    {
                        outcome = "Clear",
                        reason = "无",
                        evidenceId = "x",
                    }
                )
            ).Refusal
        );
    }

    [Fact]
    public async Task Take_WithoutCode_TakesNothing()
    {
        Assert.Equal(403, (await _li.FillAsync(("action", "take"))).Status);
        Assert.Equal((403, "code-is-wrong"), (await _li.PostAsync(new { })).Refusal);

        Assert.All((await _liu.ReadAsync()).As<TaskView>().CreditQueries!, creditQuery => Assert.Null(creditQuery.TakenBy));
    }

    [Fact]
    public async Task Take_TwoOfficersAtOnce_TakeDifferentCreditQueries()
    {
        for (var round = 0; round < 5; round++)
        {
            var taken = await Task.WhenAll(_li.PostAsync(new { _li.Code }), _liu.PostAsync(new { _liu.Code }));

            Assert.Equal(2, taken.Select(each => each.As<ClaimResponse>().CreditQuery!.Id).Distinct().Count());
            _rig.App.Clock.Advance(CreditCheckQueue.ClaimLasts);
        }
    }

    [Fact]
    public async Task Take_Again_GivesTheOneThatIsHeld()
    {
        var first = (await _li.PostAsync(new { _li.Code })).As<ClaimResponse>().CreditQuery!;
        _rig.App.Clock.Advance(TimeSpan.FromMinutes(5));

        var second = (await _li.PostAsync(new { _li.Code })).As<ClaimResponse>().CreditQuery!;

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.TakenUntil.AddMinutes(5), second.TakenUntil);
    }

    [Theory]
    [InlineData(-1, 409)]
    [InlineData(0, 200)]
    public async Task Take_WhatAnotherHolds_IsFreeOnceTenMinutesArePast(int seconds, int status)
    {
        var id = (await _li.PostAsync(new { _li.Code })).As<ClaimResponse>().CreditQuery!.Id;
        _rig.App.Clock.Advance(CreditCheckQueue.ClaimLasts + TimeSpan.FromSeconds(seconds));

        var taken = await _liu.PostAsync(new { _liu.Code }, $"?query={Uri.EscapeDataString(id)}");

        Assert.Equal(status, taken.Status);
    }

    [Fact]
    public async Task Record_WithTheScreenshotInTheForm_StandsAndTakesTheNext()
    {
        await _li.FillAsync(("code", _li.Code), ("action", "take"));
        var token = TaskVisitor.FormTokenOf(await _li.SeeAsync());

        var sent = await _li.FillCreditQueryAsync(
            IdOf(_unit, Sources.CourtEnforcement),
            TaskRig.Screenshot,
            token,
            ("outcome", "Clear"),
            ("reason", "无记录"),
            ("action", "record")
        );

        Assert.Equal(303, sent.Status);
        var next = (await _li.SeeAsync(new Uri(sent.Location!).Query)).Body;
        Assert.Contains("查验结果已记录", next, StringComparison.Ordinal);
        Assert.Contains("白城市示例农业科技有限公司", next, StringComparison.Ordinal);
        Assert.Contains($"/queries/{IdOf(_other, Sources.CreditChina)}", next, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"UnderEnforcement\"", next, StringComparison.Ordinal);
        Assert.Equal(
            [IdOf(_other, Sources.CreditChina)],
            (await _li.ReadAsync()).As<TaskView>().CreditQueries!.Select(creditQuery => creditQuery.Id)
        );
    }

    [Fact]
    public async Task Record_WithoutScreenshot_ComesBackWithWhatWasEntered()
    {
        await _li.FillAsync(("code", _li.Code), ("action", "take"));
        var token = TaskVisitor.FormTokenOf(await _li.SeeAsync());

        var page = await _li.FillCreditQueryAsync(
            IdOf(_unit, Sources.CourtEnforcement),
            null,
            token,
            ("outcome", "Hit"),
            ("reason", "查到一条"),
            ("action", "record")
        );

        Assert.Equal(422, page.Status);
        Assert.Contains("href=\"#f-evidence\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("查到一条", page.Body, StringComparison.Ordinal);
        Assert.Contains(Samples.UnitCode, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_FileThatIsNoPicture_IsRefusedAtItsField()
    {
        await _li.FillAsync(("code", _li.Code), ("action", "take"));
        var token = TaskVisitor.FormTokenOf(await _li.SeeAsync());

        var page = await _li.FillCreditQueryAsync(
            IdOf(_unit, Sources.CourtEnforcement),
            "GIF89a"u8.ToArray(),
            token,
            ("outcome", "Clear"),
            ("reason", "无记录"),
            ("action", "record")
        );

        Assert.Equal(415, page.Status);
        Assert.Contains("href=\"#f-evidence\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_WhatAnotherHolds_IsRefusedWithNothingStored()
    {
        var id = (await _li.PostAsync(new { _li.Code })).As<ClaimResponse>().CreditQuery!.Id;

        Assert.Equal((409, "credit-query-is-claimed"), (await _liu.UploadAsync(id, TaskRig.Screenshot)).Refusal);
        Assert.Equal(
            (409, "credit-query-is-claimed"),
            (
                await _liu.PostCreditQueryAsync(
                    id,
                    new
                    {
                        _liu.Code,
                        outcome = "Clear",
                        reason = "无",
                        evidenceId = "x",
                    }
                )
            ).Refusal
        );

        var subject = await _rig.App.Get<Functions.Storage.IRecordStore<CreditSubject>>().FindAsync(_unit, default);
        Assert.Empty(subject!.State.Evidence);
        Assert.Empty(subject.State.CreditQueries);
    }

    [Fact]
    public async Task Record_Twice_TheFirstResultStandsForBoth()
    {
        var id = IdOf(_unit, Sources.CourtEnforcement);
        var mine = (await _li.UploadAsync(id, TaskRig.Screenshot)).As<DocumentView>().Id;
        var theirs = (await _liu.UploadAsync(id, TaskRig.Screenshot)).As<DocumentView>().Id;

        var first = await _li.PostCreditQueryAsync(
            id,
            new
            {
                _li.Code,
                outcome = "Clear",
                reason = "无记录",
                evidenceId = mine,
            }
        );
        var second = await _liu.PostCreditQueryAsync(
            id,
            new
            {
                _liu.Code,
                outcome = "Hit",
                reason = "查到",
                evidenceId = theirs,
            }
        );

        Assert.Equal((200, 200), (first.Status, second.Status));
        Assert.Equal(first.As<CreditQueryResult>(), second.As<CreditQueryResult>());
        Assert.Equal(CreditOutcome.Clear, second.As<CreditQueryResult>().Outcome);
    }

    [Fact]
    public async Task Record_ByFiveAtOnce_OneStandsForAll()
    {
        var id = IdOf(_unit, Sources.CourtEnforcement);
        var evidence = (await _li.UploadAsync(id, TaskRig.Screenshot)).As<DocumentView>().Id;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(number =>
                    _li.PostCreditQueryAsync(
                        id,
                        new
                        {
                            _li.Code,
                            outcome = number % 2 == 0 ? "Clear" : "Hit",
                            reason = $"{number}",
                            evidenceId = evidence,
                        }
                    )
                )
        );

        Assert.Single(answers.Where(answer => answer.Status == 200).Select(answer => answer.As<CreditQueryResult>()).Distinct());
        var subject = await _rig.App.Get<Functions.Storage.IRecordStore<CreditSubject>>().FindAsync(_unit, default);
        Assert.Single(subject!.State.CreditQueries);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAA")]
    public async Task Evidence_WithoutTheCode_IsNotKept(string code)
    {
        var id = IdOf(_unit, Sources.CourtEnforcement);
        await _li.FillAsync(("code", _li.Code), ("action", "take"));
        var token = TaskVisitor.FormTokenOf(await _li.SeeAsync());
        _li.Forget();

        Assert.Equal((403, "code-is-wrong"), (await _li.UploadAsync(id, TaskRig.Screenshot, code)).Refusal);
        var page = await _li.FillCreditQueryAsync(
            id,
            TaskRig.Screenshot,
            token,
            ("code", code),
            ("outcome", "Clear"),
            ("reason", "无记录"),
            ("action", "record")
        );
        Assert.Equal(403, page.Status);

        var subject = await SubjectAsync(_unit);
        Assert.Empty(subject.Evidence);
        Assert.Empty(subject.CreditQueries);
    }

    [Fact]
    public async Task Evidence_OfOneLook_TakesNoPlaceFromAnother()
    {
        var id = IdOf(_unit, Sources.CourtEnforcement);
        for (var i = 0; i < DocumentPolicy.MaxEvidence; i++)
        {
            Assert.Equal(201, (await _li.UploadAsync(id, TaskRig.Screenshot)).Status);
        }

        Assert.Equal("evidence-is-too-much", (await _li.UploadAsync(id, TaskRig.Screenshot)).Refusal.Code);
        await RequestAsync(_unit, "白城市示例农业科技有限公司", Sources.CreditChina, minutes: 6);
        Assert.Equal(201, (await _li.UploadAsync(IdOf(_unit, Sources.CreditChina), TaskRig.Screenshot)).Status);
    }

    /// <summary>The query serves requests that came before it was stored: they must be woken too.</summary>
    [Fact]
    public async Task Record_AskedForByAnotherMeanwhile_WakesThatOneToo()
    {
        var id = IdOf(_unit, Sources.CourtEnforcement);
        var evidence = (await _li.UploadAsync(id, TaskRig.Screenshot)).As<DocumentView>().Id;
        var late = ApplicationId.FromBytes(Guid.NewGuid().ToByteArray());
        _rig.App.Traffic.BeforeNext(
            request => request.EndsWith("$batch", StringComparison.Ordinal),
            () => RequestAsync(_unit, "迟来的项目", Sources.CourtEnforcement, minutes: 5, request => request with { ApplicationId = late })
        );

        Assert.Equal(
            200,
            (
                await _li.PostCreditQueryAsync(
                    id,
                    new
                    {
                        _li.Code,
                        outcome = "Clear",
                        reason = "无记录",
                        evidenceId = evidence,
                    }
                )
            ).Status
        );

        var subject = await SubjectAsync(_unit);
        Assert.Empty(subject.WaitingFor(Sources.CourtEnforcement));
        Mock.Get(_rig.Client)
            .Verify(
                client => client.RaiseEventAsync($"application-{late}", "WakeUp", It.IsAny<object?>(), It.IsAny<CancellationToken>()),
                Times.Once
            );
    }

    /// <summary>An officer with two tabs, or who went back: the result of one party is never recorded for another.</summary>
    [Fact]
    public async Task Record_AgainFromAnOldPage_ReportsWhatStandsAndTouchesNoOther()
    {
        var (id, token) = await TakeByPageAsync(_li);
        await _li.FillCreditQueryAsync(id, TaskRig.Screenshot, token, ("outcome", "Clear"), ("reason", "无记录"), ("action", "record"));

        var again = await _li.FillCreditQueryAsync(
            id,
            TaskRig.Screenshot,
            token,
            ("outcome", "Hit"),
            ("reason", "又看一遍"),
            ("action", "record")
        );

        Assert.Equal(303, again.Status);
        var page = (await _li.SeeAsync(new Uri(again.Location!).Query)).Body;
        Assert.Contains("白城市示例农业科技有限公司", page, StringComparison.Ordinal);
        Assert.Contains("未查到", page, StringComparison.Ordinal);
        Assert.DoesNotContain("又看一遍", page, StringComparison.Ordinal);
        Assert.DoesNotContain("checked", page, StringComparison.Ordinal);
        Assert.Equal(CreditOutcome.Clear, Assert.Single((await SubjectAsync(_unit)).CreditQueries).Outcome);
        Assert.Empty((await SubjectAsync(_other)).CreditQueries);
    }

    [Fact]
    public async Task Record_WhatAnotherRecordedMeanwhile_ReportsThatTheFirstStands()
    {
        var (id, token) = await TakeByPageAsync(_li);
        _rig.App.Clock.Advance(CreditCheckQueue.ClaimLasts);
        var (same, others) = await TakeByPageAsync(_liu);
        Assert.Equal(id, same);
        await _liu.FillCreditQueryAsync(id, TaskRig.Screenshot, others, ("outcome", "Clear"), ("reason", "无记录"), ("action", "stop"));

        var late = await _li.FillCreditQueryAsync(
            id,
            TaskRig.Screenshot,
            token,
            ("outcome", "Hit"),
            ("reason", "查到一条"),
            ("action", "record")
        );

        Assert.Equal(303, late.Status);
        Assert.Contains("此项此前已有结果", (await _li.SeeAsync(new Uri(late.Location!).Query)).Body, StringComparison.Ordinal);
        Assert.Equal("liu-jingban", Assert.Single((await SubjectAsync(_unit)).CreditQueries).OfficerId);
    }

    [Fact]
    public async Task Record_WhatAnotherTookMeanwhile_IsReportedWithoutAFieldToCorrect()
    {
        var (id, token) = await TakeByPageAsync(_li);
        _rig.App.Clock.Advance(CreditCheckQueue.ClaimLasts);
        await TakeByPageAsync(_liu);

        // Another query is already claimed.
        await _li.FillAsync(token, ("action", "take"));
        var late = await _li.FillCreditQueryAsync(
            id,
            TaskRig.Screenshot,
            token,
            ("outcome", "Hit"),
            ("reason", "查到一条"),
            ("action", "record")
        );

        Assert.Equal(409, late.Status);
        Assert.Contains("另一名人员正在查询这一项", late.Body, StringComparison.Ordinal);
        Assert.Contains($"/queries/{IdOf(_other, Sources.CreditChina)}", late.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#f-evidence\"", late.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("查到一条", late.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("checked", late.Body, StringComparison.Ordinal);
        Assert.Empty((await SubjectAsync(_unit)).Evidence);
    }

    [Fact]
    public async Task Release_PutsItBackForTheOther()
    {
        await _li.FillAsync(("code", _li.Code), ("action", "take"));
        var token = TaskVisitor.FormTokenOf(await _li.SeeAsync());

        Assert.Equal(
            303,
            (await _li.FillCreditQueryAsync(IdOf(_unit, Sources.CourtEnforcement), null, token, ("action", "release"))).Status
        );

        Assert.Equal(IdOf(_unit, Sources.CourtEnforcement), (await _liu.PostAsync(new { _liu.Code })).As<ClaimResponse>().CreditQuery!.Id);
    }

    [Fact]
    public async Task Take_NothingLeft_ReportsIt()
    {
        await _li.PostAsync(new { _li.Code });
        await _liu.PostAsync(new { _liu.Code });
        var third = await _rig.AskAsync(ReviewStep.Of<CreditQueriesStep>(), "", "zhao-mishu");

        Assert.Null((await third.PostAsync(new { third.Code })).As<ClaimResponse>().CreditQuery);
    }

    [Theory]
    [InlineData("u-nothing~CourtEnforcement")]
    [InlineData("u-nothing")]
    [InlineData("../x~CourtEnforcement")]
    [InlineData("u-nothing~courtenforcement")]
    public async Task CreditQuery_NotDue_IsNotFound(string id)
    {
        Assert.Equal((404, "credit-query-not-found"), (await _li.UploadAsync(id, TaskRig.Screenshot)).Refusal);
        Assert.Equal(
            (404, "credit-query-not-found"),
            (
                await _li.PostCreditQueryAsync(
                    id,
                    new
                    {
                        _li.Code,
                        outcome = "Clear",
                        reason = "无",
                        evidenceId = "x",
                    }
                )
            ).Refusal
        );
        Assert.Equal(
            (404, "credit-query-not-found"),
            (await _li.PostAsync(new { _li.Code }, $"?query={Uri.EscapeDataString(id)}")).Refusal
        );
    }

    [Fact]
    public async Task CreditQuery_BehindAnotherTask_IsRefused()
    {
        var secretary = await _rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", await _rig.AddApplicationAsync());

        Assert.Equal(422, (await secretary.UploadAsync(IdOf(_unit, Sources.CourtEnforcement), TaskRig.Screenshot)).Status);
        Assert.Equal(
            (422, "task-takes-no-evidence"),
            (await secretary.PostCreditQueryAsync(IdOf(_unit, Sources.CourtEnforcement), new { secretary.Code, outcome = "Clear" })).Refusal
        );
    }

    /// <summary>Claims the oldest credit query; returns its id and the token of its form.</summary>
    private static async Task<(string Id, (string Field, string Value) Token)> TakeByPageAsync(TaskVisitor officer)
    {
        await officer.FillAsync(("code", officer.Code), ("action", "take"));
        var page = await officer.SeeAsync();
        return (page.Body.Split("/queries/")[1].Split('"')[0], TaskVisitor.FormTokenOf(page));
    }

    private async Task<CreditSubject> SubjectAsync(string id) =>
        (await _rig.App.Get<Functions.Storage.IRecordStore<CreditSubject>>().FindAsync(id, default))!.State;

    private static string IdOf(string subject, CreditSource source) => $"{subject}~{source}";

    private async Task RequestAsync(
        string subject,
        string name,
        CreditSource source,
        int minutes,
        Func<CreditQueryRequest, CreditQueryRequest>? change = null
    )
    {
        Assert.True(CreditSubjectId.TryParse(subject, out var id));
        var request = new CreditQueryRequest(
            source,
            ApplicationId.FromBytes(Guid.NewGuid().ToByteArray()),
            _rig.App.Guide.Id,
            "u1",
            name,
            Samples.UnitCode,
            Sealed: null,
            AwardGroup: null,
            Samples.Now.AddMinutes(minutes)
        );
        await _rig.App.Get<CreditSubjects>().FindOrRequestAsync(id, (change ?? (same => same))(request), Samples.Now, 30, default);
    }
}
