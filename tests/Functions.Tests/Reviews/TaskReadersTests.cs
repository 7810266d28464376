using System.Text.Json;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using Samples = CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>
/// A link alone may have been forwarded: before the code no personal data is displayed, on pages, in JSON and in documents.
/// </summary>
[Collection(StorageTests.Name)]
public sealed class TaskReadersTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TaskRig _rig = new(
        storage,
        guide => guide with { RecommendingBodies = [new RecommendingBody("county", "镇赉县科技局", "county@keji.example")] }
    );

    private Application _application = null!;
    private Objection _objection = null!;

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        _application = await _rig.AddApplicationAsync(application =>
            application with
            {
                State = ApplicationState.CreditChecking,
                Title = "耐盐水稻",
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
        var rankable = new RankableApplication(
            _application.Id,
            _application.Title,
            _application.LeadUnit.Name,
            _application.LeadUnit.Code,
            _application.PrincipalInvestigator.Name,
            _application.CategoryId,
            _application.AmountYuan
        );
        var ranked = new RankedApplication(rankable, $"{_rig.RoundId}-001", 1, 88.5m, ProposalOutcome.Propose);
        await _rig.OpenReviewBatchAsync(_application);
        await _rig.RecordAsync(new RankingFrozen(1, [ranked], []));
        await _rig.RecordAsync(
            new ResolutionAdopted(
                1,
                new MeetingResolutionDecision(Samples.Today, "1号", []),
                [new Proposal(ranked, ProposalOutcome.Propose, "")]
            )
        );
        await _rig.RecordAsync(new AwardPrepared(1, [_application.Id], Samples.Now));
        var id = ObjectionId.FromBytes(Guid.NewGuid().ToByteArray());
        var vault = _rig.App.Get<IdentifierVault>();
        _objection = new Objection(
            id,
            _application.Id,
            ranked.Number,
            vault.SealText("吴异议", id.Value, "name"),
            vault.SealText("wu@example.cn", id.Value, "contact"),
            "与已验收的项目重复。",
            Samples.Now
        );
        await _rig.RecordAsync(new ObjectionFiled(_objection), $"objection|{id}");
        Assert.True(CreditSubjectId.TryParse($"u-{Guid.NewGuid():N}"[..20], out var subject));
        await _rig
            .App.Get<CreditSubjects>()
            .FindOrRequestAsync(
                subject,
                new CreditQueryRequest(
                    Sources.CourtEnforcement,
                    _application.Id,
                    _rig.App.Guide.Id,
                    "u1",
                    _application.LeadUnit.Name,
                    Samples.UnitCode,
                    Sealed: null,
                    AwardGroup: null,
                    Samples.Now
                ),
                Samples.Now,
                30,
                default
            );
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    public static TheoryData<ReviewStep> EveryStep => [.. StepDefinitions.All.Select(definition => definition.Step)];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Get_ByTheLinkAlone_NamesNobody(ReviewStep step)
    {
        var stranger = await LinkAsync(step);

        var page = await stranger.SeeAsync();
        var view = await stranger.ReadAsync();

        Assert.Equal((200, 200), (page.Status, view.Status));
        Assert.All([page.Body, view.Body], AssertNamesNobody);
        Assert.Contains("value=\"giveCode\"", page.Body, StringComparison.Ordinal);
        Assert.True(view.Json.GetProperty("codeIsNeeded").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Get_WithTheCodeInTheHeader_ShowsTheTask(ReviewStep step)
    {
        var program = await LinkAsync(step);

        var view = await program.ReadWithCodeAsync(program.Code);

        Assert.Equal(200, view.Status);
        Assert.False(view.Json.GetProperty("codeIsNeeded").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, view.Json.GetProperty("officerName").ValueKind);
        Assert.Equal((403, "code-is-wrong"), (await program.ReadWithCodeAsync("AAAAAA")).Refusal);
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Get_AfterTheCode_ShowsTheTaskInThisBrowserAlone(ReviewStep step)
    {
        var officer = await LinkAsync(step);
        await officer.EnterAsync();

        Assert.DoesNotContain("value=\"giveCode\"", (await officer.SeeAsync()).Body, StringComparison.Ordinal);
        officer.Forget();
        AssertNamesNobody((await officer.SeeAsync()).Body);
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public async Task Post_WithoutTheRightCode_AnswersWithoutAName(ReviewStep step)
    {
        var stranger = await LinkAsync(step);

        var refused = await stranger.FillAsync(("choice", "admit"), ("reason", "属实"), ("code", "AAAAAA"), ("action", "sign"));

        Assert.Equal(403, refused.Status);
        AssertNamesNobody(refused.Body);
    }

    [Fact]
    public async Task Post_WrongCodeWithoutASession_KeepsWhatWasTyped()
    {
        var officer = await LinkAsync(ReviewStep.Of<FormatCheckStep>());
        var refused = await officer.FillAsync(("choice", "admit"), ("reason", "材料<齐全>"));
        Assert.Contains("name=\"reason\" value=\"材料&lt;齐全&gt;\"", refused.Body, StringComparison.Ordinal);

        var page = await officer.FillAsync(("choice", "admit"), ("reason", "材料<齐全>"), ("code", officer.Code), ("action", "giveCode"));

        Assert.Equal(200, page.Status);
        Assert.Contains("材料&lt;齐全&gt;", page.Body, StringComparison.Ordinal);
        Assert.Contains("耐盐水稻", page.Body, StringComparison.Ordinal);
        Assert.Null((await officer.ReadAsync()).As<TaskView>().Decision);
    }

    [Fact]
    public async Task Document_ByTheLinkAlone_IsClosed()
    {
        var application = await _rig.AddApplicationAsync(application =>
            application with
            {
                Documents =
                [
                    new Core.Documents.Document(
                        "d1",
                        "proposal",
                        "申报书.pdf",
                        Core.Documents.DocumentType.Pdf,
                        1,
                        new string('a', 64),
                        application.CreatedAt
                    ),
                ],
            }
        );
        var stranger = await LinkAsync(ReviewStep.Of<FormatCheckStep>(), application);
        var expert = await LinkAsync(ReviewStep.Of<ExpertReviewStep>());

        Assert.Equal((403, "code-is-needed"), (await stranger.OpenDocumentAsync("d1")).Refusal);
        Assert.Equal((403, "code-is-needed"), (await expert.OpenDocumentAsync(_application.Id, "d1")).Refusal);
    }

    [Fact]
    public async Task CreditQuery_PostedByTheLinkAlone_AnswersWithoutAName()
    {
        var stranger = await LinkAsync(ReviewStep.Of<CreditQueriesStep>());

        var refused = await stranger.FillCreditQueryAsync(
            "u-nothing~CourtEnforcement",
            TaskRig.Screenshot,
            ("outcome", "Clear"),
            ("reason", "未查到"),
            ("action", "record")
        );

        Assert.Equal(403, refused.Status);
        AssertNamesNobody(refused.Body);
    }

    private void AssertNamesNobody(string text) =>
        Assert.All(
            [
                "吴异议",
                "wu@example.cn",
                "与已验收的项目重复",
                "耐盐水稻",
                _application.LeadUnit.Name,
                _application.PrincipalInvestigator.Name,
                _objection.ProjectNumber,
                .. _rig.App.Guide.Staff.SelectMany(member => new[] { member.Name, member.Email }),
                "镇赉县科技局",
            ],
            personal => Assert.DoesNotContain(personal, text, StringComparison.Ordinal)
        );

    /// <summary>A visitor with the link of a task only.</summary>
    private async Task<TaskVisitor> LinkAsync(ReviewStep step, Application? about = null)
    {
        var (officer, subject) = step.Value switch
        {
            "Recommendation" => ("county", "county"),
            "Finding" => ("zhou-chengxin", CreditCheck.SubjectOf("u1", Sources.CourtEnforcement)),
            "ObjectionRuling" => ("zhou-chengxin", _objection.Id.Value),
            "MeetingResolution" => ("zhao-mishu", "1"),
            "Concurrence" => ("qian-caizheng", "1"),
            "ExpertReview" => ("wang-zhuanjia", "1"),
            "FormatCheck" or "CreditQueries" => ("li-jingban", ""),
            _ => ("li-jingban", "1"),
        };
        var isAboutApplication = step.Value is "FormatCheck" or "Recommendation" or "Finding";
        var visitor = await _rig.AskAsync(step, subject, officer, isAboutApplication ? about ?? _application : null);
        visitor.Forget();
        return visitor;
    }
}
