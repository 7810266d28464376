using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Tests.Listings;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Units;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>The steps of an applicant: each confirmed on a page, each effective once.</summary>
[Collection(StorageTests.Name)]
public sealed class StepTests(TestStorage storage) : IAsyncLifetime
{
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() => _fixture = await ApplicantFixture.StartAsync(storage);

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Theory]
    [InlineData(-1, 202)]
    [InlineData(0, 409)]
    public async Task R27_SubmissionAroundTheClosing_IsTakenUntilThen(int seconds, int status)
    {
        var id = await Fixture.BeginAsync();
        await Fixture.CompleteAsync(id);
        Fixture.App.Clock.Advance(Fixture.App.Guide.ClosesAt - Fixture.App.Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds));

        Assert.Equal(status, (await Fixture.SubmitAsync(id)).Status);
    }

    [Fact]
    public async Task R27_UploadAfterTheClosing_IsRefused()
    {
        var id = await Fixture.BeginAsync();
        Fixture.App.Clock.Advance(Fixture.App.Guide.ClosesAt - Fixture.App.Clock.GetUtcNow());

        Assert.Equal(409, (await Fixture.UploadAsync(id, Fixture.App.Guide.RequiredDocuments.First().Kind, Files.Pdf())).Status);
    }

    [Fact]
    public async Task R29_LinksOpenedRepeatedlyByGet_ChangeNothing()
    {
        // A clerk of this test: the unit's page lists applications of all tests on this storage.
        var clerk = $"clerk@{Guid.NewGuid():N}.example";
        var id = await Fixture.BeginAsync(form => form with { ContactEmail = clerk });
        var access = Fixture.App.Get<ApplicantAccess>();
        var units = Fixture.App.Get<UnitAccess>();
        var (token, unit) = (access.TokenFor(id, clerk, isMailed: true), units.TokenFor(units.ClerkOf(Samples.UnitCode, clerk)));
        var before = await Fixture.App.Applications.FindAsync(id.Value, default);
        Fixture.App.Traffic.Forget();

        for (var i = 0; i < 3; i++)
        {
            var opened = await Fixture.SendAsync(
                Fixture.Browse(),
                request => Task.FromResult(Fixture.App.Function<OpenAccessEndpoint>().Run(request, token))
            );
            Assert.Equal(302, opened.Status);
            Assert.Equal(
                200,
                (
                    await Fixture.SendAsync(
                        Fixture.Browse().ByCookie(id, Fixture),
                        request => Fixture.App.Function<GetApplicationEndpoint>().RunAsync(request, id.Value, default)
                    )
                ).Status
            );
            Assert.Equal(
                200,
                (
                    await Fixture.SendAsync(
                        Fixture.Browse(),
                        request => Fixture.App.Function<GetUnitEndpoint>().RunAsync(request, unit, default)
                    )
                ).Status
            );
        }

        Assert.DoesNotContain(
            Fixture.App.Traffic.Requests,
            request => !request.StartsWith("GET", StringComparison.Ordinal) && !request.StartsWith("HEAD", StringComparison.Ordinal)
        );
        Assert.Equal(before!.AuditHead, (await Fixture.App.Applications.FindAsync(id.Value, default))!.AuditHead);
    }

    [Fact]
    public async Task Submission_RecalledAndRepeated_CountsByItsLastReceipt()
    {
        var id = await ReadyAsync();
        Assert.Equal(202, (await Fixture.SubmitAsync(id)).Status);
        Assert.Equal(202, (await Fixture.SubmitAsync(id)).Status);
        Assert.Equal(1, (await Fixture.ReadAsync(id)).Submissions);

        Fixture.App.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, (await RecallAsync(id)).Status);
        Assert.Equal(200, (await RecallAsync(id)).Status);
        Assert.Equal(ApplicationState.Draft, (await Fixture.ReadAsync(id)).State);

        Fixture.App.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(202, (await Fixture.SubmitAsync(id)).Status);
        var application = await Fixture.ReadAsync(id);
        Assert.Equal(
            (ApplicationState.Submitted, 2, (DateTimeOffset?)Samples.Now.AddHours(2)),
            (application.State, application.Submissions, application.SubmittedAt)
        );
        var receipt = await PartAsync(id, "receipt");
        Assert.Contains("2026年3月10日 12:00:00", receipt.Body, StringComparison.Ordinal);
        Assert.Contains(VersionCode.Of(application), receipt.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submission_AfterReturnForRework_IsANewOne()
    {
        var id = await ReadyAsync();
        await Fixture.SubmitAsync(id);
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(
                ApplicationMove.ReturnForRework,
                ApplicationState.AwaitingRecommendation,
                ApplicationState.Returned,
                "退回",
                Samples.Now
            )
        );

        // A returned draft, also one returned by a corrected guide, is submitted again; it does not count as a repeat.
        var reply = await Fixture.SubmitAsync(id);

        Assert.Equal((202, 2), (reply.Status, (await Fixture.ReadAsync(id)).Submissions));
    }

    [Theory]
    [InlineData("yes", 303, ApplicationState.Submitted)]
    [InlineData("no", 303, ApplicationState.Draft)]
    [InlineData(null, 422, ApplicationState.Draft)]
    public async Task Submission_OnThePage_NeedsAnExplicitYes(string? choice, int status, ApplicationState state)
    {
        var id = await ReadyAsync();
        var page = await PartAsync(id, "submission");
        Assert.Contains(VersionCode.Of(await Fixture.ReadAsync(id)), page.Body, StringComparison.Ordinal);

        var fields = page.Hidden;
        if (choice is not null)
        {
            fields["choice"] = choice;
        }

        Assert.Equal(status, (await PostAsync<SubmitApplicationEndpoint>(id, fields)).Status);
        Assert.Equal(state, (await Fixture.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Submission_Incomplete_StatesAllThatIsMissing()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.SubmitAsync(id);

        Assert.Equal(422, reply.Status);
        Assert.Equal(4, reply.Read<Problem>().Errors.Count);
        Assert.Contains("目前不能办理", (await PartAsync(id, "submission")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submission_OfANumberThatAStrangerEnteredFirst_IsTakenLikeAnyOther()
    {
        var stranger = await ReadyAsync(form => form with { Title = "别处的项目", ContactEmail = $"{Guid.NewGuid():N}@elsewhere.example" });
        // Both mail addresses are new: for a confirmed one the receipt needs one request less.
        var real = await ReadyAsync(form => form with { ContactEmail = $"{Guid.NewGuid():N}@unit.example" });
        Fixture.App.Traffic.Forget();
        var first = await Fixture.SubmitAsync(stranger);
        var requests = Fixture.App.Traffic.Requests.Count;
        Fixture.App.Traffic.Forget();

        var second = await Fixture.SubmitAsync(real);

        Assert.Equal((202, 202), (first.Status, second.Status));
        Assert.Equal(WithoutSerial(first.Body.Replace(stranger.Value, real.Value, StringComparison.Ordinal)), WithoutSerial(second.Body));

        static string WithoutSerial(string body) => System.Text.RegularExpressions.Regex.Replace(body, "\"serial\":\"[^\"]*\"", "");
        Assert.Equal(requests, Fixture.App.Traffic.Requests.Count);
        Assert.Equal(ApplicationState.Submitted, (await Fixture.ReadAsync(real)).State);
    }

    [Fact]
    public async Task Submission_TwoProjectsOfOnePersonAtOnce_AreBothTaken()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => ReadyAsync(form => form with { Title = $"项目{number}" })));

        Assert.All(await Task.WhenAll(ids.Select(Fixture.SubmitAsync)), reply => Assert.Equal(202, reply.Status));
    }

    [Fact]
    public async Task Withdrawal_NeedsAReasonAndEndsIt()
    {
        var id = await Fixture.BeginAsync();
        Assert.Equal((422, "reason-is-missing"), Fault(await WithdrawAsync("")));

        Assert.Equal(200, (await WithdrawAsync("不再申报")).Status);
        Assert.Equal(200, (await WithdrawAsync("再说一遍")).Status);

        var application = await Fixture.ReadAsync(id);
        Assert.Equal((ApplicationState.Withdrawn, "不再申报"), (application.State, application.History[^1].Reason));

        Task<Reply> WithdrawAsync(string reason) =>
            Fixture.SendAsync(
                Fixture.Json("POST", new StepForm { Reason = reason }).By(id, Fixture),
                request => Fixture.App.Function<WithdrawApplicationEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
            );
    }

    [Fact]
    public async Task Withdrawal_OnThePageWithoutReason_ComesBackWithTheChoice()
    {
        var id = await Fixture.BeginAsync();
        var fields = (await PartAsync(id, "withdrawal")).Hidden;
        fields["choice"] = "yes";

        var reply = await PostAsync<WithdrawApplicationEndpoint>(id, fields);

        Assert.Equal(422, reply.Status);
        Assert.Contains("href=\"#f-reason\"", reply.Body, StringComparison.Ordinal);
        Assert.Equal(ApplicationState.Draft, (await Fixture.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Correction_Submitted_StandsOnce()
    {
        var id = await ReadyAsync();
        await Fixture.SubmitAsync(id);
        var until = Samples.Now.AddDays(7);
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(
                ApplicationMove.RequestCorrection,
                ApplicationState.FormatCheck,
                ApplicationState.CorrectionPending,
                "缺章",
                Samples.Now
            )
        );
        await Fixture.RecordAsync(
            id,
            new CorrectionRequested(
                new Correction("缺章", Samples.Now, until) { Opens = [new("document:proposal", CorrectionItemKind.Document, "")] }
            )
        );

        Assert.Equal(201, (await Fixture.UploadAsync(id, "proposal", Files.Pdf())).Status);
        Assert.Equal(200, (await CorrectAsync()).Status);
        Assert.Equal(200, (await CorrectAsync()).Status);

        Assert.Equal(Samples.Now, (await Fixture.ReadAsync(id)).Correction!.SubmittedAt);

        Task<Reply> CorrectAsync() =>
            Fixture.SendAsync(
                Fixture.Request("POST").By(id, Fixture),
                request => Fixture.App.Function<SubmitCorrectionEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
            );
    }

    [Fact]
    public async Task Correction_NotAskedFor_IsRefused()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.SendAsync(
            Fixture.Request("POST").By(id, Fixture),
            request => Fixture.App.Function<SubmitCorrectionEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );

        Assert.Equal((409, "nothing-to-correct"), Fault(reply));
    }

    [Fact]
    public async Task Renunciation_OfAProposedProject_EndsIt()
    {
        var id = await ReadyAsync();
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(ApplicationMove.Propose, ApplicationState.Ranked, ApplicationState.Proposed, "", Samples.Now)
        );

        var reply = await Fixture.SendAsync(
            Fixture.Json("POST", new StepForm { Reason = "资金不到位" }).By(id, Fixture),
            request => Fixture.App.Function<RenounceAwardEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );

        Assert.Equal(200, reply.Status);
        Assert.Equal(ApplicationState.Renounced, (await Fixture.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Answer_OnThePageWithADocument_IsGivenOnce()
    {
        var id = await AskedAsync();
        var page = await PartAsync(id, "answers", "?party=u1&source=CourtEnforcement");
        var fields = page.Hidden;
        fields["choice"] = "answer";
        fields["text"] = "已全部履行";

        var reply = await Fixture.SendAsync(
            (await Fixture.FormAsync(fields, "file", "证明.pdf", Files.Pdf())).ByCookie(id, Fixture),
            request => Fixture.App.Function<GiveStatementEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );

        Assert.True(reply.Status == 303, reply.Body);
        var application = await Fixture.ReadAsync(id);
        var answer = Assert.Single(application.Statements);
        Assert.Equal("已全部履行", answer.Text);
        Assert.Equal(
            "证明.pdf",
            Assert
                .Single(application.Documents, document => document.Kind == DocumentPolicy.AnswerKind && document.Id == answer.DocumentId)
                .FileName
        );

        // A repeated statement is the same statement; later ones change nothing.
        var again = await AnswerAsync(
            id,
            new StatementForm
            {
                PartyId = "u1",
                Source = Sources.CourtEnforcement,
                Text = "另一种说法",
            }
        );
        Assert.Equal(200, again.Status);
        Assert.Equal("已全部履行", (await Fixture.ReadAsync(id)).Statements[0].Text);
    }

    [Fact]
    public async Task Answer_ToNothing_IsRefused()
    {
        var id = await Fixture.BeginAsync();

        Assert.Equal(
            (409, "nothing-to-answer"),
            Fault(
                await AnswerAsync(
                    id,
                    new StatementForm
                    {
                        PartyId = "a/b?c#d",
                        Source = Sources.CreditChina,
                        Text = "说明",
                    }
                )
            )
        );
    }

    [Fact]
    public async Task Answer_WithoutAChoice_AsksForOne()
    {
        var id = await AskedAsync();
        var fields = (await PartAsync(id, "answers")).Hidden;

        var reply = await Fixture.SendAsync(
            Fixture.Form(fields).ByCookie(id, Fixture),
            request => Fixture.App.Function<GiveStatementEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );

        Assert.Equal(422, reply.Status);
        Assert.Contains("请明确选择一项", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Draft_FindsOwnDuplicatesAndNothingOfOthers()
    {
        var first = await Fixture.BeginAsync();
        var file = Files.Pdf();
        await Fixture.UploadAsync(first, "proposal", file);
        var second = await Fixture.BeginAsync(form =>
            form with
            {
                ContactEmail = "clerk@unit.example",
                Title = "盐碱地水稻，耐盐品种选育与示范",
            }
        );
        await Fixture.UploadAsync(second, "budget", file);
        var another = await Fixture.BeginAsync(form => form with { ContactEmail = "other@unit.example" });
        var stranger = await Fixture.BeginAsync(form =>
            form with
            {
                Parties = [Samples.LeadUnitForm with { UnifiedSocialCreditCode = Samples.OtherUnitCode }, Samples.InvestigatorForm],
            }
        );

        var reply = await Fixture.SendAsync(
            Fixture.Request("GET").By(second, Fixture),
            request => Fixture.App.Function<GetApplicationPartEndpoint>().RunAsync(request, second.Value, "check", default)
        );

        // No reader of that mailbox has accepted the draft: the person who typed the address learns nothing.
        Assert.Empty(reply.Read<SelfCheck>().OwnDuplicates);
        foreach (var id in (ApplicationId[])[first, second])
        {
            await Fixture.AcceptAsync(id);
        }

        reply = await Fixture.SendAsync(
            Fixture.Request("GET").By(second, Fixture),
            request => Fixture.App.Function<GetApplicationPartEndpoint>().RunAsync(request, second.Value, "check", default)
        );
        var check = reply.Read<SelfCheck>();
        Assert.Equal(3, check.Missing.Count);
        // Tests share one storage, and with it this clerk.
        var mine = check.OwnDuplicates.Where(clash => clash.ApplicationId == first).Select(clash => clash.Kind);
        Assert.Equal([OwnDuplicateKind.Investigator, OwnDuplicateKind.Title, OwnDuplicateKind.Attachment], mine);
        Assert.DoesNotContain(check.OwnDuplicates, clash => clash.ApplicationId == another || clash.ApplicationId == stranger);
    }

    [Fact]
    public async Task Check_PartiesOnLists_ReportsOfWhatIsPublicAlone()
    {
        var id = await Fixture.BeginAsync();
        var services = Fixture.App.Get<IServiceProvider>();
        var unit = CreditSubjectId.OfUnit(Samples.UnitCode);
        var record = await SeededListings.SeedRecordAsync(services, unit, "某", "内部记录");
        var honour = await SeededListings.SeedHonourAsync(Fixture.App, unit, "吉林省科技进步奖");

        try
        {
            var reply = await Fixture.SendAsync(
                Fixture.Request("GET").By(id, Fixture),
                request => Fixture.App.Function<GetApplicationPartEndpoint>().RunAsync(request, id.Value, "check", default)
            );

            var entry = Assert.Single(reply.Read<SelfCheck>().Entries);
            Assert.Equal(ListKind.Honour, entry.List);
            Assert.Contains("吉林省科技进步奖", entry.Basis, StringComparison.Ordinal);
        }
        finally
        {
            await SeededListings.EndAsync(services, record);
            await SeededListings.EndAsync(services, honour);
        }
    }

    [Theory]
    [InlineData(ApplicationState.Ranked, false)]
    [InlineData(ApplicationState.NotSelected, true)]
    public async Task Get_RankedApplication_ShowsWhatExpertsWroteOnceTheResultIsReported(ApplicationState state, bool isShown)
    {
        var id = await Fixture.BeginAsync();
        await Fixture.App.Applications.RecordAsync(
            id.Value,
            ExpertComments.FactKey,
            _ => new CommentsMerged(["有新意", "预算偏高"], Samples.Now),
            TestApp.Signature,
            [],
            default
        );
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(ApplicationMove.Rank, ApplicationState.ExpertReview, ApplicationState.Ranked, "", Samples.Now)
        );
        await Fixture.RecordAsync(id, new ApplicationMoved(ApplicationMove.Decline, ApplicationState.Ranked, state, "", Samples.Now));

        var view = await GetAsync(Fixture.Request("GET").By(id, Fixture));
        var page = await GetAsync(Fixture.Browse().ByCookie(id, Fixture));

        Assert.Equal(isShown ? ["有新意", "预算偏高"] : [], view.Read<ApplicationView>().Comments);
        Assert.Equal(isShown, page.Body.Contains("预算偏高", StringComparison.Ordinal));

        Task<Reply> GetAsync(Microsoft.AspNetCore.Http.HttpRequest request) =>
            Fixture.SendAsync(request, http => Fixture.App.Function<GetApplicationEndpoint>().RunAsync(http, id.Value, default));
    }

    [Fact]
    public async Task Part_Unknown_IsNotFound()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.SendAsync(
            Fixture.Request("GET").By(id, Fixture),
            request => Fixture.App.Function<GetApplicationPartEndpoint>().RunAsync(request, id.Value, "secrets", default)
        );

        Assert.Equal((404, "page-not-found"), Fault(reply));
    }

    private async Task<ApplicationId> ReadyAsync(Func<ApplicationForm, ApplicationForm>? change = null)
    {
        var id = await Fixture.BeginAsync(change);
        await Fixture.CompleteAsync(id);
        return id;
    }

    private async Task<ApplicationId> AskedAsync()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.RecordAsync(
            id,
            new StatementRequested(new PartyStatement("u1", Sources.CourtEnforcement, Samples.Now, Samples.Now.AddDays(7)))
        );
        return id;
    }

    private Task<Reply> RecallAsync(ApplicationId id) =>
        Fixture.SendAsync(
            Fixture.Request("POST").By(id, Fixture),
            request => Fixture.App.Function<RecallApplicationEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );

    private Task<Reply> AnswerAsync(ApplicationId id, StatementForm form) =>
        Fixture.SendAsync(
            Fixture.Json("POST", form).By(id, Fixture),
            request => Fixture.App.Function<GiveStatementEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );

    private Task<Reply> PartAsync(ApplicationId id, string part, string query = "") =>
        Fixture.SendAsync(
            Fixture.Browse(query).ByCookie(id, Fixture),
            request => Fixture.App.Function<GetApplicationPartEndpoint>().RunAsync(request, id.Value, part, default)
        );

    private Task<Reply> PostAsync<TEndpoint>(ApplicationId id, Dictionary<string, string> fields)
    {
        var request = Fixture.Form(fields).ByCookie(id, Fixture);
        return Fixture.SendAsync(
            request,
            http =>
                Fixture.App.Function<TEndpoint>() switch
                {
                    SubmitApplicationEndpoint submit => submit.RunAsync(http, id.Value, Fixture.Client, default),
                    WithdrawApplicationEndpoint withdraw => withdraw.RunAsync(http, id.Value, Fixture.Client, default),
                    var other => throw new ArgumentException($"No step {other}."),
                }
        );
    }

    private static (int Status, string Code) Fault(Reply reply) => (reply.Status, reply.Code);
}
