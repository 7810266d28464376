using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Reviews;
using static CreditFunctions.TestSupport.Domain.Steps;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>Every kind of task that is decided as a whole, by form and as JSON.</summary>
[Collection(StorageTests.Name)]
public sealed class TaskDecisionTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly ImmutableArray<string> BothOfficers = ["zhou-chengxin", "wu-juzhang"];

    private readonly TaskRig _rig = new(
        storage,
        guide => guide with { RecommendingBodies = [new RecommendingBody("county", "镇赉县科技局", "county@keji.example")] }
    );

    private Application? _application;
    private Objection? _objection;

    public Task InitializeAsync() => _rig.PublishAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    public static TheoryData<ReviewStep, string> Decided =>
        new()
        {
            { ReviewStep.Of<FormatCheckStep>(), "choice=correct|reason=缺公章|opens[document:budget]=true|opens[party:u1]=true" },
            { ReviewStep.Of<RecommendationStep>(), "choice=recommend|reason=属实" },
            { ReviewStep.Of<FindingStep>(), "choice=uphold|reason=隐瞒属实" },
            { ReviewStep.Of<RankingFreezeStep>(), "reason=已核对" },
            { ReviewStep.Of<FieldVisitStep>(), "heldOn=2026-03-09|reason=设备齐全" },
            { ReviewStep.Of<ConcurrenceStep>(), "choice=agree|reason=资金落实" },
            { ReviewStep.Of<AwardDocumentStep>(), "documentNumber=白科发〔2026〕15号|issuedOn=2026-03-10" },
            { ReviewStep.Of<ObjectionRulingStep>(), "choice=uphold|reason=查证属实" },
        };

    [Theory]
    [MemberData(nameof(Decided))]
    public async Task Post_FormOfEveryKind_RecordsWhatItsFieldsSayAndShowsIt(ReviewStep step, string fields)
    {
        var visitor = await AskAsync(step);
        var entered = fields.Split('|').Select(field => field.Split('=')).Select(pair => (pair[0], pair[1])).ToList();

        var sent = await visitor.FillAsync([.. entered, ("code", visitor.Code)]);

        Assert.Equal(303, sent.Status);
        Assert.EndsWith($"/tasks/{visitor.Token}", sent.Location, StringComparison.Ordinal);
        var page = await visitor.SeeAsync();
        Assert.DoesNotContain("<form", page.Body, StringComparison.Ordinal);
        Assert.Contains(entered.Find(field => field.Item1 is "reason" or "documentNumber").Item2, page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public async Task Post_JsonOfEveryKind_RecordsTheSameAsTheForm(ReviewStep step, string fields)
    {
        var visitor = await AskAsync(step);
        var pairs = fields.Split('|').Select(field => field.Split('=')).ToLookup(pair => TaskFields.OpenedBy(pair[0]) is not null);
        var body = pairs[false].ToDictionary(pair => pair[0], pair => (object)pair[1]);
        body["opens"] = pairs[true].Select(pair => TaskFields.OpenedBy(pair[0]));
        body["code"] = visitor.Code;

        var answer = await visitor.PostAsync(body);

        Assert.Equal(200, answer.Status);
        Assert.Equal(step.ToString(), answer.Json.GetProperty("step").GetString());
        Assert.Equal(
            answer.Json.GetProperty("decision").GetRawText(),
            (await visitor.ReadAsync()).Json.GetProperty("decision").GetRawText()
        );
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public async Task Post_Again_TheFirstDecisionStands(ReviewStep step, string fields)
    {
        var visitor = await AskAsync(step);
        var entered = fields.Split('|').Select(field => field.Split('=')).Select(pair => (pair[0], pair[1])).ToList();
        await visitor.FillAsync([.. entered, ("code", visitor.Code)]);
        var first = (await visitor.ReadAsync()).Body;

        var again = await visitor.FillAsync(("reason", "改主意"), ("choice", "dismiss"), ("code", visitor.Code));

        Assert.Equal(303, again.Status);
        Assert.EndsWith("?kept", again.Location, StringComparison.Ordinal);
        Assert.Equal(first, (await visitor.ReadAsync()).Body);
        Assert.Contains("本次提交未被采用", (await visitor.SeeAsync("?kept")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Decided))]
    public async Task Get_OfEveryKind_ShowsAndChangesNothing(ReviewStep step, string fields)
    {
        var visitor = await AskAsync(step);
        _rig.App.Traffic.Forget();

        Assert.Equal(200, (await visitor.SeeAsync()).Status);
        Assert.Equal(200, (await visitor.SeeAsync("?lang=en")).Status);
        Assert.Equal(200, (await visitor.ReadAsync()).Status);

        Assert.NotEmpty(fields);
        Assert.DoesNotContain(
            _rig.App.Traffic.Requests,
            request => !request.StartsWith("GET", StringComparison.Ordinal) && !request.StartsWith("HEAD", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Post_Resolution_DeviationsComeOutOfTheFormAsOutOfJson()
    {
        var visitor = await AskAsync(ReviewStep.Of<MeetingResolutionStep>());
        var id = _application!.Id.Value;

        Assert.Equal(422, (await visitor.FillAsync(("heldOn", "2026-03-10"), ("minutesNumber", "1号"), ("code", visitor.Code))).Status);
        Assert.Equal(
            422,
            (
                await visitor.FillAsync(
                    ("heldOn", "2026-03-10"),
                    ("minutesNumber", "1号"),
                    ($"outcomes[{id}]", "NotSelect"),
                    ("code", visitor.Code)
                )
            ).Status
        );
        var sent = await visitor.FillAsync(
            ("heldOn", "2026-03-10"),
            ("minutesNumber", "1号"),
            ($"outcomes[{id}]", "NotSelect"),
            ($"deviationReasons[{id}]", "重复"),
            ("code", visitor.Code)
        );

        Assert.Equal(303, sent.Status);
        var deviation = (await visitor.ReadAsync()).Json.GetProperty("decision").GetProperty("deviations")[0];
        Assert.Equal(
            (id, "NotSelect", "重复"),
            (
                deviation.GetProperty("applicationId").GetString(),
                deviation.GetProperty("outcome").GetString(),
                deviation.GetProperty("reason").GetString()
            )
        );
    }

    [Fact]
    public async Task Post_FormatCheckOfASealedPrint_TakesTheCodeOffThePaperOnly()
    {
        await using var rig = new TaskRig(storage, guide => guide with { RequiresSignedScan = true });
        await rig.PublishAsync();
        var application = await rig.AddApplicationAsync();
        var visitor = await rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", application);
        var code = VersionCode.Of(application);

        Assert.DoesNotContain(code, (await visitor.SeeAsync()).Body, StringComparison.Ordinal);
        var wrong = await visitor.FillAsync(("choice", "admit"), ("reason", "齐全"), ("versionCode", "AAAA-AAAA"), ("code", visitor.Code));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("盖章件上的版本码", wrong.Body, StringComparison.Ordinal);

        Assert.Equal(
            303,
            (
                await visitor.FillAsync(
                    ("choice", "admit"),
                    ("reason", "齐全"),
                    ("versionCode", code.ToLowerInvariant()),
                    ("code", visitor.Code)
                )
            ).Status
        );
        Assert.Contains(code, (await visitor.SeeAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FormatCheckOfSomebodyOnPaper_ConfirmsNameByName()
    {
        var application = await _rig.AddApplicationAsync(draft =>
            draft with
            {
                Commitments = [Samples.Commitment("u1"), Samples.OnPaper("p1")],
            }
        );
        var visitor = await _rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", application);
        var code = VersionCode.Of(application);
        var page = (await visitor.SeeAsync()).Body;
        Assert.Contains("name=\"confirmedPartyIds[p1]\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"confirmedPartyIds[u1]\"", page, StringComparison.Ordinal);
        Assert.Equal("张示例", (await visitor.ReadAsync()).Json.GetProperty("onPaper")[0].GetProperty("name").GetString());

        var unconfirmed = await visitor.FillAsync(("choice", "admit"), ("reason", "齐全"), ("versionCode", code), ("code", visitor.Code));
        Assert.Equal(422, unconfirmed.Status);
        Assert.Contains("“张示例”为纸质签署，尚未确认", unconfirmed.Body, StringComparison.Ordinal);
        Assert.Equal(
            (422, "nothing-to-confirm"),
            (
                await visitor.PostAsync(
                    new
                    {
                        visitor.Code,
                        choice = "admit",
                        reason = "齐全",
                        versionCode = code,
                        confirmedPartyIds = new[] { "p1", "u1" },
                    }
                )
            ).Refusal
        );

        Assert.Equal(
            303,
            (
                await visitor.FillAsync(
                    ("choice", "admit"),
                    ("reason", "齐全"),
                    ("versionCode", code),
                    ("confirmedPartyIds[p1]", "true"),
                    ("code", visitor.Code)
                )
            ).Status
        );
        Assert.Contains("张示例", (await visitor.SeeAsync()).Body, StringComparison.Ordinal);
        var signed = (await _rig.App.Applications.GetAsync(application.Id.Value, default)).State.CommitmentOf("p1")!;
        Assert.Equal("li-jingban", signed.Confirmation!.OfficerId);
    }

    [Fact]
    public async Task Get_FormatCheckAfterACorrection_OffersNoSecondOne()
    {
        _application = await _rig.AddApplicationAsync(application =>
            application with
            {
                Correction = new Correction("缺章", Samples.Now, Samples.Now.AddDays(5)),
            }
        );
        var visitor = await _rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", _application, ordinal: 2);

        Assert.DoesNotContain("value=\"correct\"", (await visitor.SeeAsync()).Body, StringComparison.Ordinal);
        Assert.Equal(
            (422, "decision-is-incomplete"),
            (
                await visitor.PostAsync(
                    new
                    {
                        visitor.Code,
                        choice = "correct",
                        reason = "再补",
                        opens = new[] { "title" },
                    }
                )
            ).Refusal
        );
    }

    [Fact]
    public async Task Post_OneOpinionOfTwo_MovesNothing()
    {
        var one = await AskAsync(ReviewStep.Of<FindingStep>());
        await one.FillAsync(("choice", "uphold"), ("reason", "隐瞒属实"), ("code", one.Code));

        var application = (await _rig.App.Applications.FindAsync(_application!.Id.Value, default))!.State;
        Assert.Empty(application.Findings);
        Assert.Equal(ApplicationState.CreditChecking, application.State);
        Assert.Contains("单独一份意见不产生任何后果", (await one.SeeAsync()).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Finding")]
    [InlineData("ObjectionRuling")]
    public async Task Post_BothSeatsWithOneOfficer_IsRefused(string named)
    {
        var step = StepOf(named);
        var integrity = await AskAsync(step);
        var key = new TaskKey(step, SubjectOf(step), 1, BothOfficers[1]);
        await _rig.AskAsync(step, key.Subject, BothOfficers[1], step == ReviewStep.Of<FindingStep>() ? _application : null);
        var record =
            step == ReviewStep.Of<FindingStep>() ? RecordRef.OfApplication(_application!.Id.Value) : RecordRef.OfRound(_rig.RoundId);
        await _rig
            .App.Get<TaskService>()
            .HandOverAsync(
                record,
                _rig.RoundId,
                key,
                _rig.App.Guide.Staff.First(member => member.Id == BothOfficers[0]),
                TaskRig.About,
                Samples.Now.AddDays(7),
                "休假",
                TestApp.Signature,
                default
            );

        var refused = await integrity.PostAsync(
            new
            {
                integrity.Code,
                choice = "dismiss",
                reason = "无",
            }
        );

        Assert.Equal((403, "officer-holds-both-seats"), refused.Refusal);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await integrity.ReadAsync()).Json.GetProperty("decision").ValueKind);
    }

    [Fact]
    public async Task Get_FindingAskedAgain_ShowsBothOpinions()
    {
        var first = await AskAsync(ReviewStep.Of<FindingStep>());
        await first.FillAsync(("choice", "uphold"), ("reason", "第一人认为隐瞒"), ("code", first.Code));
        var second = await _rig.AskAsync(
            ReviewStep.Of<FindingStep>(),
            SubjectOf(ReviewStep.Of<FindingStep>()),
            BothOfficers[1],
            _application
        );
        Assert.DoesNotContain("第一人认为隐瞒", (await second.SeeAsync()).Body, StringComparison.Ordinal);
        await second.FillAsync(("choice", "dismiss"), ("reason", "第二人认为同名"), ("code", second.Code));

        var again = await _rig.AskAsync(
            ReviewStep.Of<FindingStep>(),
            SubjectOf(ReviewStep.Of<FindingStep>()),
            BothOfficers[0],
            _application,
            ordinal: 2
        );

        var page = (await again.SeeAsync()).Body;
        Assert.Contains("第一人认为隐瞒", page, StringComparison.Ordinal);
        Assert.Contains("第二人认为同名", page, StringComparison.Ordinal);
        Assert.Equal(2, (await again.ReadAsync()).Json.GetProperty("finding").GetProperty("earlierOpinions").GetArrayLength());
    }

    [Fact]
    public async Task Get_Objection_ReportsWhoObjectsToThoseTwoAlone()
    {
        var officer = await AskAsync(ReviewStep.Of<ObjectionRulingStep>());
        var secretary = await _rig.AskAsync(ReviewStep.Of<MeetingResolutionStep>(), "1", "zhao-mishu");

        Assert.Contains("吴异议", (await officer.SeeAsync()).Body, StringComparison.Ordinal);
        Assert.Equal("wu@example.cn", (await officer.ReadAsync()).Json.GetProperty("objection").GetProperty("contact").GetString());
        Assert.DoesNotContain("吴异议", (await secretary.SeeAsync()).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("wu@example.cn", (await secretary.ReadAsync()).Body, StringComparison.Ordinal);
    }

    private string SubjectOf(ReviewStep step) =>
        step.Value switch
        {
            "Finding" => CreditCheck.SubjectOf("u1", Sources.CourtEnforcement),
            "ObjectionRuling" => _objection!.Id.Value,
            "Recommendation" => "county",
            "FormatCheck" => "",
            _ => "1",
        };

    private async Task<TaskVisitor> AskAsync(ReviewStep step)
    {
        var state = step.Value switch
        {
            "FormatCheck" => ApplicationState.FormatCheck,
            "Recommendation" => ApplicationState.AwaitingRecommendation,
            "Finding" => ApplicationState.CreditChecking,
            _ => ApplicationState.ExpertReview,
        };
        _application = await _rig.AddApplicationAsync(application =>
            application with
            {
                State = state,
                CreditChecks =
                [
                    new CreditCheck(
                        "u1",
                        Sources.CourtEnforcement,
                        CreditOutcome.Hit,
                        "查到",
                        EvidenceId: null,
                        null,
                        Samples.Now,
                        Samples.Now.AddDays(30)
                    ),
                ],
            }
        );
        var isAboutBatch = step.Value is not ("FormatCheck" or "Recommendation" or "Finding");
        if (isAboutBatch)
        {
            await DecideBatchUpToAsync(step, _application);
        }

        var officer = step.Value switch
        {
            "Recommendation" => "county",
            "Finding" or "ObjectionRuling" => BothOfficers[0],
            "MeetingResolution" => "zhao-mishu",
            "Concurrence" => "qian-caizheng",
            _ => "li-jingban",
        };
        return await _rig.AskAsync(step, SubjectOf(step), officer, isAboutBatch ? null : _application);
    }

    private async Task DecideBatchUpToAsync(ReviewStep step, Application application)
    {
        await _rig.OpenReviewBatchAsync(application);
        if (step == ReviewStep.Of<RankingFreezeStep>())
        {
            return;
        }

        var rankable = new RankableApplication(
            application.Id,
            application.Title,
            application.LeadUnit.Name,
            application.LeadUnit.Code,
            application.PrincipalInvestigator.Name,
            application.CategoryId,
            application.AmountYuan
        );
        var ranked = new RankedApplication(rankable, $"{_rig.RoundId}-001", 1, 88.5m, ProposalOutcome.Propose);
        await _rig.RecordAsync(new RankingFrozen(1, [ranked], []));
        if (step.Value is "FieldVisit" or "MeetingResolution")
        {
            return;
        }

        await _rig.RecordAsync(
            new ResolutionAdopted(
                1,
                new MeetingResolutionDecision(Samples.Today, "1号", []),
                [new Proposal(ranked, ProposalOutcome.Propose, "")]
            )
        );
        await _rig.RecordAsync(new AwardPrepared(1, [application.Id], Samples.Now));
        var id = ObjectionId.FromBytes(Guid.NewGuid().ToByteArray());
        var vault = _rig.App.Get<IdentifierVault>();
        _objection = new Objection(
            id,
            application.Id,
            ranked.Number,
            vault.SealText("吴异议", id.Value, "name"),
            vault.SealText("wu@example.cn", id.Value, "contact"),
            "与已验收的项目重复。",
            Samples.Now
        );
        await _rig.RecordAsync(new ObjectionFiled(_objection), $"objection|{id}");
    }
}
