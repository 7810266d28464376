using System.Collections.Immutable;
using System.Text.Json;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Listings;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>An expert's session: conflicts before documents, drafts as typed, one signature.</summary>
[Collection(StorageTests.Name)]
public sealed class PanelTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TaskRig _rig = new(
        storage,
        guide =>
            guide with
            {
                Review = new ReviewRules
                {
                    Criteria = [new ReviewCriterion("innovation", "创新性", 60), new ReviewCriterion("team", "团队", 40)],
                },
                Staff =
                [
                    .. guide.Staff.Select(member => member.Id == "sun-zhuanjia" ? member with { CategoryIds = ["industry"] } : member),
                ],
            }
    );

    private Application _rice = null!;
    private Application _oats = null!;
    private TaskVisitor _expert = null!;

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        _rice = await _rig.AddApplicationAsync(application =>
            application with
            {
                State = ApplicationState.ExpertReview,
                Title = "水稻项目",
                Documents = [Proposal],
            }
        );
        _oats = await _rig.AddApplicationAsync(application =>
            application with
            {
                State = ApplicationState.ExpertReview,
                Title = "燕麦项目",
                ContactEmail = "clerk@lab.expert.example",
            }
        );
        await StoreAsync(_rice.Id, Proposal.Id);
        await _rig.OpenReviewBatchAsync(_rice, _oats);
        _expert = await _rig.AskAsync(ReviewStep.Of<ExpertReviewStep>(), "1", "wang-zhuanjia");
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Session_BeforeTheDeclaration_OpensNoDocument()
    {
        var page = (await _expert.SeeAsync()).Body;
        var view = (await _expert.ReadAsync()).Json.GetProperty("session");

        Assert.Contains("水稻项目", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/documents/", page, StringComparison.Ordinal);
        Assert.False(view.GetProperty("declared").GetBoolean());
        Assert.All(
            view.GetProperty("applications").EnumerateArray(),
            each => Assert.Equal(JsonValueKind.Null, each.GetProperty("application").GetProperty("documents").ValueKind)
        );
        Assert.Equal((403, "conflicts-are-not-declared"), (await _expert.OpenDocumentAsync(_rice.Id, Proposal.Id)).Refusal);
        Assert.Equal(
            (403, "conflicts-are-not-declared"),
            (await _expert.PostAsync(new { _expert.Code, sheets = Array.Empty<object>() })).Refusal
        );
    }

    [Fact]
    public async Task R32_ContactBelowTheExpertsDomain_HintsAtAConflict()
    {
        var hints = (await _expert.ReadAsync())
            .Json.GetProperty("session")
            .GetProperty("applications")
            .EnumerateArray()
            .Where(each => each.GetProperty("mayConflict").GetBoolean())
            .Select(each => each.GetProperty("application").GetProperty("title").GetString());

        Assert.Equal(["燕麦项目"], hints);
        Assert.Contains("请特别核对", (await _expert.SeeAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declaration_WithoutTheTick_IsRefusedAtItsField()
    {
        var page = await _expert.FillAsync(("code", _expert.Code), ($"recusals[{_oats.Id}]", "本人单位"));

        Assert.Equal(422, page.Status);
        Assert.Contains("href=\"#f-declares\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("本人单位", page.Body, StringComparison.Ordinal);
        Assert.Equal((422, "declaration-is-incomplete"), (await _expert.PostAsync(new { _expert.Code, declares = false })).Refusal);
    }

    [Fact]
    public async Task Declaration_Made_OpensDocumentsOfWhatIsNotRecused()
    {
        Assert.Equal(303, (await DeclareAsync()).Status);

        var page = (await _expert.SeeAsync()).Body;
        Assert.Contains($"/tasks/{_expert.Token}/documents/{_rice.Id}/{Proposal.Id}", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"documents/{_oats.Id}", page, StringComparison.Ordinal);
        Assert.Equal(200, (await _expert.OpenDocumentAsync(_rice.Id, Proposal.Id)).Status);
        Assert.Equal((404, "document-not-found"), (await _expert.OpenDocumentAsync(_oats.Id, "d1")).Refusal);
        Assert.Equal((404, "document-not-found"), (await _expert.OpenDocumentAsync(_rice.Id, "nothing")).Refusal);
    }

    [Fact]
    public async Task Declaration_MadeAgain_TheFirstStands()
    {
        await DeclareAsync();

        var again = await _expert.PostAsync(new { _expert.Code, declares = true });

        Assert.Equal(_oats.Id.Value, again.Json.GetProperty("recusals")[0].GetProperty("applicationId").GetString());
        Assert.Equal((404, "document-not-found"), (await _expert.OpenDocumentAsync(_oats.Id, "d1")).Refusal);
    }

    [Fact]
    public async Task Declaration_RightCode_BeginsASessionBoundToTheLink()
    {
        await DeclareAsync();

        var cookie = _expert.CookieHeaders[^1].ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains($"path=/tasks/{_expert.Token.ToLowerInvariant()}", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=28800", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_WithinTheSession_KeepsWhatWasTypedAsItIs()
    {
        await DeclareAsync();
        var page = await _expert.SeeAsync();

        var saved = await _expert.FillAsync(
            TaskVisitor.FormTokenOf(page),
            Score(_rice, "innovation", "八十"),
            Score(_rice, "team", "120"),
            Comment(_rice, "<b>粗</b>\n草稿"),
            ("action", "save"),
            ("junk", "x")
        );

        Assert.Equal(303, saved.Status);
        var again = (await _expert.SeeAsync()).Body;
        Assert.Contains("value=\"八十\"", again, StringComparison.Ordinal);
        Assert.Contains("value=\"120\"", again, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;粗&lt;/b&gt;", again, StringComparison.Ordinal);
        Assert.Contains("最近保存于", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_Again_ReplacesWhatWasKept()
    {
        await DeclareAsync();
        var token = TaskVisitor.FormTokenOf(await _expert.SeeAsync());
        await _expert.FillAsync(token, Comment(_rice, "第一稿"), ("action", "save"));
        await _expert.FillAsync(token, Comment(_rice, "第二稿"), ("action", "save"));

        var page = (await _expert.SeeAsync()).Body;
        Assert.Contains("第二稿", page, StringComparison.Ordinal);
        Assert.DoesNotContain("第一稿", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R35_Save_InAnOlderWindow_IsReportedAndSeesBothTexts()
    {
        await DeclareAsync();
        var page = await _expert.SeeAsync();
        var token = TaskVisitor.FormTokenOf(page);
        var version = ("version", page.Body.Split("name=\"version\" value=\"")[1].Split('"')[0]);
        Assert.Equal(303, (await _expert.FillAsync(token, version, Comment(_rice, "先保存的意见"), ("action", "save"))).Status);

        var told = await _expert.FillAsync(token, version, Comment(_rice, "后保存的意见"), ("action", "save"));

        Assert.Equal(409, told.Status);
        Assert.Contains("先保存的意见</span>", told.Body, StringComparison.Ordinal);
        Assert.Contains("后保存的意见</textarea>", told.Body, StringComparison.Ordinal);
        Assert.Contains("先保存的意见</textarea>", (await _expert.SeeAsync()).Body, StringComparison.Ordinal);
        var newer = ("version", told.Body.Split("name=\"version\" value=\"")[1].Split('"')[0]);
        Assert.Equal(303, (await _expert.FillAsync(token, newer, Comment(_rice, "后保存的意见"), ("action", "save"))).Status);
    }

    [Fact]
    public async Task Save_CookieWithoutTheFormsToken_IsRefused()
    {
        await DeclareAsync();

        Assert.Equal(403, (await _expert.FillAsync(Comment(_rice, "伪造"), ("action", "save"))).Status);
        Assert.Equal(403, (await _expert.FillAsync(("antiForgeryToken", "t1.x.y"), Comment(_rice, "伪造"), ("action", "save"))).Status);
        Assert.DoesNotContain("伪造", (await _expert.SeeAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TokenOfAFormWithoutItsCookie_IsRefused()
    {
        await DeclareAsync();
        var token = TaskVisitor.FormTokenOf(await _expert.SeeAsync());
        _expert.Forget();

        Assert.Equal(403, (await _expert.FillAsync(token, Comment(_rice, "伪造"), ("action", "save"))).Status);
        Assert.Equal(303, (await _expert.FillAsync(("code", _expert.Code), Comment(_rice, "带码"), ("action", "save"))).Status);
        Assert.Contains("带码", (await _expert.SeeAsync()).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 303)]
    [InlineData(0, 403)]
    public async Task Save_AroundTheEndOfTheSession_AsksTheCodeFromThenOn(int seconds, int status)
    {
        await DeclareAsync();
        var token = TaskVisitor.FormTokenOf(await _expert.SeeAsync());
        _rig.App.Clock.Advance(TaskSessions.Lasts + TimeSpan.FromSeconds(seconds));

        Assert.Equal(status, (await _expert.FillAsync(token, Comment(_rice, "稿"), ("action", "save"))).Status);
    }

    [Fact]
    public async Task Session_Ended_CopyOfItsCookieOpensNothing()
    {
        await DeclareAsync();
        var token = TaskVisitor.FormTokenOf(await _expert.SeeAsync());
        var copy = _expert.CookieHeaders[0];

        Assert.Equal(303, (await _expert.EndSessionAsync()).Status);
        _expert.Forget();
        _expert.Carry(copy);

        Assert.Equal(403, (await _expert.FillAsync(token, Comment(_rice, "稿"), ("action", "save"))).Status);
        Assert.Contains("name=\"code\"", (await _expert.SeeAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_OfAnotherLink_OpensNothingHere()
    {
        await DeclareAsync();
        var token = TaskVisitor.FormTokenOf(await _expert.SeeAsync());
        var cookie = _expert.CookieHeaders[0];
        var other = await _rig.AskAsync(ReviewStep.Of<ExpertReviewStep>(), "1", "sun-zhuanjia");
        await other.PostAsync(new { other.Code, declares = true });
        other.Carry(cookie);

        Assert.Equal(403, (await other.FillAsync(token, Comment(_rice, "串"), ("action", "save"))).Status);
    }

    [Fact]
    public async Task Save_MoreThanASessionKeeps_IsRefusedAndLeavesWhatWasKept()
    {
        await DeclareAsync();
        var opened = (await _rig.App.Get<TaskAccess>().OpenAsync(_expert.Token, default)).Value;
        var desk = _rig.App.Get<PanelCommands>();
        var much = Enumerable
            .Range(0, 30)
            .ToImmutableDictionary(number => $"comments[{number}]", _ => new string('长', PanelCommands.MaxDraftLength / 30));

        Assert.Null(await desk.SaveDraftAsync(opened, much.Remove("comments[0]"), version: null, default));
        Assert.Equal("draft-is-too-large", (await desk.SaveDraftAsync(opened, much, version: null, default))?.Code);

        Assert.Equal(29, (await desk.FindDraftAsync(opened, default))!.Values.Count);
    }

    [Fact]
    public async Task Sign_WithinTheSessionWithoutCode_IsRefused()
    {
        await DeclareAsync();
        var token = TaskVisitor.FormTokenOf(await _expert.SeeAsync());

        var page = await _expert.FillAsync([token, .. Complete(_rice), ("action", "sign")]);

        Assert.Equal(403, page.Status);
        Assert.Contains("href=\"#f-code\"", page.Body, StringComparison.Ordinal);
    }

    /// <summary>The page works after a refused signature: no input is lost.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Save_AfterARefusedSignature_KeepsWhatWasTyped(bool isRightCode)
    {
        await DeclareAsync();
        var token = TaskVisitor.FormTokenOf(await _expert.SeeAsync());
        var refused = await _expert.FillAsync(
            token,
            ("code", isRightCode ? _expert.Code : "22222222"),
            Score(_rice, "innovation", "81"),
            Comment(_rice, "第一稿"),
            ("action", "sign")
        );
        Assert.Equal(isRightCode ? 422 : 403, refused.Status);
        Assert.Contains("第一稿", (await _expert.SeeAsync()).Body, StringComparison.Ordinal);

        var saved = await _expert.FillAsync(
            TaskVisitor.FormTokenOf(refused),
            Score(_rice, "innovation", "82"),
            Comment(_rice, "第二稿"),
            ("action", "save")
        );

        Assert.Equal(303, saved.Status);
        Assert.Contains("第二稿", (await _expert.SeeAsync()).Body, StringComparison.Ordinal);
    }

    /// <summary>A session that begins with a refused signature returns its form in that response.</summary>
    [Fact]
    public async Task Save_AfterARefusedSignatureWithoutASession_KeepsWhatWasTyped()
    {
        await DeclareAsync();
        _expert.Forget();
        var refused = await _expert.FillAsync(("code", _expert.Code), Comment(_rice, "第一稿"), ("action", "sign"));

        var saved = await _expert.FillAsync(TaskVisitor.FormTokenOf(refused), Comment(_rice, "第二稿"), ("action", "save"));

        Assert.Equal((422, 303), (refused.Status, saved.Status));
    }

    [Fact]
    public async Task Sign_Incomplete_NamesEveryFieldAndKeepsWhatWasTyped()
    {
        await DeclareAsync();

        var page = await _expert.FillAsync(("code", _expert.Code), Score(_rice, "innovation", "八十"), ("action", "sign"));

        Assert.Equal(422, page.Status);
        Assert.Contains($"href=\"#f-scores-{_rice.Id}-innovation\"", page.Body, StringComparison.Ordinal);
        Assert.Contains($"href=\"#f-scores-{_rice.Id}-team\"", page.Body, StringComparison.Ordinal);
        Assert.Contains($"href=\"#f-comments-{_rice.Id}\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("value=\"八十\"", (await _expert.SeeAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_Complete_RecordsSheetsAndTheRecusalsDeclaredBefore()
    {
        await DeclareAsync();

        var sent = await _expert.FillAsync([("code", _expert.Code), .. Complete(_rice), ("action", "sign")]);

        Assert.Equal(303, sent.Status);
        var decision = (await _expert.ReadAsync()).As<TaskView>().Decision as ExpertReviewDecision;
        var sheet = Assert.Single(decision!.Sheets);
        Assert.Equal(
            (_rice.Id, 91m, 82.5m, "可行"),
            (sheet.ApplicationId, sheet.Scores["innovation"], sheet.Scores["team"], sheet.Comment)
        );
        Assert.Equal(new Recusal(_oats.Id, "本人单位"), Assert.Single(decision.Recusals));
        var page = (await _expert.SeeAsync()).Body;
        Assert.Contains("87.6", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_ConflictThatCameToLight_CountsAsRecusalAndLeavesTheScoresOut()
    {
        await _expert.PostAsync(new { _expert.Code, declares = true });

        await _expert.FillAsync([
            ("code", _expert.Code),
            .. Complete(_rice),
            .. Complete(_oats),
            ($"recusals[{_oats.Id}]", "评审中发现为合作者"),
            ("action", "sign"),
        ]);

        var decision = (ExpertReviewDecision)(await _expert.ReadAsync()).As<TaskView>().Decision!;
        Assert.Equal([_rice.Id], decision.Sheets.Select(sheet => sheet.ApplicationId));
        Assert.Equal(new Recusal(_oats.Id, "评审中发现为合作者"), Assert.Single(decision.Recusals));
    }

    [Fact]
    public async Task Sign_ByAProgram_DeclaresFirstAndSendsTheCodeEachTime()
    {
        var declared = await _expert.PostAsync(
            new
            {
                _expert.Code,
                declares = true,
                recusals = new[] { new { applicationId = _oats.Id.Value, reason = "本人单位" } },
            }
        );
        Assert.Equal(200, declared.Status);

        var sheets = new[]
        {
            new
            {
                applicationId = _rice.Id.Value,
                scores = new { innovation = 90, team = 80.5 },
                comment = "可行",
            },
        };
        Assert.Equal((403, "code-is-wrong"), (await _expert.PostAsync(new { sheets })).Refusal);
        Assert.Equal(200, (await _expert.PostAsync(new { _expert.Code, sheets })).Status);
        Assert.Equal(200, (await _expert.PostAsync(new { _expert.Code, sheets = Array.Empty<object>() })).Status);
        Assert.Single(((ExpertReviewDecision)(await _expert.ReadAsync()).As<TaskView>().Decision!).Sheets);
    }

    [Fact]
    public async Task Sign_SheetOfWhatWasRecused_IsRefused()
    {
        await DeclareAsync();
        var sheets = new[] { _rice, _oats }.Select(each => new
        {
            applicationId = each.Id.Value,
            scores = new { innovation = 90, team = 80 },
            comment = "可行",
        });

        Assert.Equal((422, "decision-is-incomplete"), (await _expert.PostAsync(new { _expert.Code, sheets })).Refusal);
    }

    [Fact]
    public async Task Session_OfAnotherCategory_HoldsOnlyItsApplications()
    {
        var solar = await _rig.AddApplicationAsync(application =>
            application with
            {
                State = ApplicationState.ExpertReview,
                CategoryId = "industry",
                Title = "光伏项目",
            }
        );
        await _rig.RecordAsync(new ReviewBatchOpened(2, [_rice.Id, solar.Id], [], ["agriculture", "industry"], _rice.CreatedAt));
        var other = await _rig.AskAsync(ReviewStep.Of<ExpertReviewStep>(), "2", "sun-zhuanjia");

        var titles = (await other.ReadAsync())
            .Json.GetProperty("session")
            .GetProperty("applications")
            .EnumerateArray()
            .Select(each => each.GetProperty("application").GetProperty("title").GetString());
        Assert.Equal(["光伏项目"], titles);
        await other.PostAsync(new { other.Code, declares = true });
        Assert.Equal((404, "document-not-found"), (await other.OpenDocumentAsync(_rice.Id, Proposal.Id)).Refusal);
    }

    [Fact]
    public async Task Session_OfOneExpert_ShowsNothingOfTheOthers()
    {
        await DeclareAsync();
        await _expert.FillAsync([("code", _expert.Code), .. Complete(_rice), ("action", "sign")]);
        var other = await _rig.AskAsync(ReviewStep.Of<ExpertReviewStep>(), "1", "qian-caizheng");
        await other.PostAsync(new { other.Code, declares = true });

        Assert.All(
            (string[])[(await other.SeeAsync()).Body, (await other.ReadAsync()).Body],
            text =>
                Assert.All(
                    (string[])["王专家", "87.6", "可行", "82.5"],
                    secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task Ranking_Previewed_RanksWhatHasEnoughSheetsAndNamesTheRest()
    {
        await DeclareAsync();
        await _expert.FillAsync([("code", _expert.Code), .. Complete(_rice), ("action", "sign")]);
        var officer = await _rig.AskAsync(ReviewStep.Of<RankingFreezeStep>(), "1", "li-jingban");

        var view = (await officer.ReadAsync()).As<TaskView>();

        var entry = Assert.Single(view.Batch!);
        Assert.Equal((_rice.Id, 1, 87.6m, ProposalOutcome.Propose), (entry.ApplicationId, entry.Place, entry.Score, entry.Outcome));
        Assert.Equal([(_oats.Id, 0)], view.Unranked!.Select(each => (each.ApplicationId, each.Sheets)));
        var page = (await officer.SeeAsync()).Body;
        Assert.Contains("燕麦项目", page, StringComparison.Ordinal);
        Assert.Contains("可用预算50万元", page, StringComparison.Ordinal);
        Assert.DoesNotContain("王专家", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_OnARanking_GoToOfficersAndMeetingWithoutNames()
    {
        await SignAsync();
        await AssertShownAsync(await _rig.AskAsync(ReviewStep.Of<RankingFreezeStep>(), "1", "li-jingban"));

        await FreezeAsync();

        await AssertShownAsync(await _rig.AskAsync(ReviewStep.Of<FieldVisitStep>(), "1", "li-jingban"));
        await AssertShownAsync(await _rig.AskAsync(ReviewStep.Of<MeetingResolutionStep>(), "1", "zhao-mishu"));

        static async Task AssertShownAsync(TaskVisitor officer)
        {
            Assert.Equal(["可行"], Assert.Single((await officer.ReadAsync()).As<TaskView>().Batch!).Comments);
            var page = (await officer.SeeAsync()).Body;
            Assert.Contains("可行", page, StringComparison.Ordinal);
            Assert.DoesNotContain("王专家", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Comments_RankingFrozen_AreKeptWithTheApplicationOnce()
    {
        await SignAsync();

        await FreezeAsync();
        await FreezeAsync();

        var stored = await _rig.App.Applications.GetAsync(_rice.Id.Value, default);
        Assert.Equal(1, stored.AuditHead.Sequence - 1);
        Assert.Equal(
            ["可行"],
            await _rig.App.Get<ExpertComments>().ReadForApplicantAsync(Told(stored.State, ApplicationState.NotSelected), default)
        );
        Assert.Empty(await _rig.App.Get<ExpertComments>().ReadForApplicantAsync(Told(stored.State, ApplicationState.Proposed), default));
        Assert.Null(await _rig.App.Applications.FindFactAsync(_oats.Id.Value, ExpertComments.FactKey, default));

        static Application Told(Application application, ApplicationState state) =>
            application with
            {
                State = state,
                History = [new StateReached(ApplicationState.Ranked, "", TestSupport.Domain.Samples.Now)],
            };
    }

    /// <summary>Honours are read only for ties, and lost with any entry for dishonesty.</summary>
    [Fact]
    public async Task Ranking_HonourEnteredByOfficers_GoesBeforeEqualsUntilItIsLost()
    {
        var rival = await _rig.AddApplicationAsync(application =>
            application with
            {
                State = ApplicationState.ExpertReview,
                Parties =
                [
                    application.LeadUnit with
                    {
                        Code = SampleRound.SampleIdentifiers.Unit(7_201),
                    },
                    application.PrincipalInvestigator with
                    {
                        CitizenId = application.PrincipalInvestigator.CitizenId with { BlindIndex = "rival" },
                    },
                ],
            }
        );
        var round = (await _rig.App.Rounds.GetAsync(_rig.RoundId, default)).State;
        var batch = round.Batch(1) with { ApplicationIds = [_rice.Id, rival.Id] };
        var honoured = CreditSubjectId.Of(rival.LeadUnit);
        await SeededListings.SeedHonourAsync(_rig.App, honoured, "省科学技术进步奖");

        Assert.Null((await RankAsync(rivalScore: 79))[0].TieBreak);
        Assert.Contains("省科学技术进步奖", (await RankAsync(rivalScore: 80))[0].TieBreak, StringComparison.Ordinal);

        await SeededListings.SeedAsync(_rig.App.Get<IServiceProvider>(), honoured, SeededListings.Ban);
        Assert.All(await RankAsync(rivalScore: 80), ranked => Assert.Equal((1, (string?)null), (ranked.Place, ranked.TieBreak)));

        async Task<ImmutableArray<RankedApplication>> RankAsync(decimal rivalScore)
        {
            var session = new ExpertReviewDecision([SheetOf(_rice.Id, 80), SheetOf(rival.Id, rivalScore)], []);
            return (await _rig.App.Get<RankingPreview>().RankAsync(round, batch, [session], default)).Ranking;
        }

        static ScoreSheet SheetOf(ApplicationId id, decimal score) =>
            new(id, ImmutableSortedDictionary<string, decimal>.Empty.Add("innovation", score).Add("team", score), "可行");
    }

    // Stored by InitializeAsync under the id that its application names.
    private Document Proposal { get; } =
        new(
            Guid.NewGuid().ToString("N")[..16],
            "proposal",
            "申报书.pdf",
            DocumentType.Pdf,
            7,
            new string('a', 64),
            TestSupport.Domain.Samples.Now
        );

    private Task<Answered> DeclareAsync() =>
        _expert.FillAsync(
            ("code", _expert.Code),
            ("declares", "true"),
            ($"recusals[{_oats.Id}]", "本人单位"),
            ($"recusals[{_rice.Id}]", " ")
        );

    private async Task SignAsync()
    {
        await DeclareAsync();
        await _expert.FillAsync([("code", _expert.Code), .. Complete(_rice), ("action", "sign")]);
    }

    private Task<FrozenBatch> FreezeAsync() =>
        _rig
            .App.Function<FreezeRankingActivity>()
            .RunAsync(
                new SignedReviewBatch(_rig.RoundId, 1, [new TaskKey(ReviewStep.Of<ExpertReviewStep>(), "1", 1, "wang-zhuanjia").Value]),
                default
            );

    private static (string Field, string Value) Score(Application application, string criterion, string score) =>
        ($"scores[{application.Id}][{criterion}]", score);

    private static (string Field, string Value) Comment(Application application, string text) => ($"comments[{application.Id}]", text);

    private static (string Field, string Value)[] Complete(Application application) =>
        [Score(application, "innovation", "91"), Score(application, "team", "８２.５"), Comment(application, "可行")];

    private async Task StoreAsync(ApplicationId id, string documentId)
    {
        var stored = new FileStored(documentId, id.Value, DocumentType.Pdf, 7, "", IsInspected: true, IsToBeScanned: false, Samples.Now);
        await _rig.App.Get<IRecordStore<StoredFile>>().CreateAsync(documentId, stored, TestApp.Signature, [], default);
        var container = _rig.App.Blobs.GetBlobContainerClient("documents");
        await container.GetBlobClient($"{id}/{documentId}").UploadAsync(BinaryData.FromString("%PDF-1."), overwrite: true);
    }
}
