using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Desk.Duplicates;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Duplicates;

/// <summary>Two applications with the same principal investigator, from the officer's first view to the decision.</summary>
[Collection(StorageTests.Name)]
public sealed class DuplicateTests(TestStorage storage) : IAsyncLifetime
{
    private readonly DeskRig _rig = new(storage);
    private Application? _real;
    private Application? _stranger;

    private Application Real => _real!;

    private Application Stranger => _stranger!;

    public async Task InitializeAsync()
    {
        await _rig.App.PublishRoundAsync();
        var person = $"person-{Guid.NewGuid():N}";
        _real = await AddAsync(Samples.UnitCode, "盐碱地水稻耐盐品种选育与示范", person);
        _stranger = await AddAsync(Samples.OtherUnitCode, "盐碱地水稻耐盐品种选育及示范", person);
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Desk_DuplicatesAcrossUnits_AreShownToOfficersAlone()
    {
        var page = (await _rig.GetAsync<GetDeskApplicationEndpoint>("li", Real.Id.Value)).Body;

        Assert.Contains(Stranger.Title, page, StringComparison.Ordinal);
        Assert.Contains("项目负责人、名称、附件", page, StringComparison.Ordinal);
        Assert.Contains("重复申报，尚未处理", page, StringComparison.Ordinal);
        Assert.Equal(403, (await _rig.GetAsync<GetDeskApplicationEndpoint>("wang", Real.Id.Value)).Status);
    }

    [Fact]
    public async Task Resolve_AskedHeardAndDecided_OneGoesOn()
    {
        Assert.Equal((409, "duplicate-is-not-heard"), await RuleRefusedAsync(Real));
        Assert.Equal(303, (await AskAsync("li")).Status);
        Assert.All(await ReadBothAsync(), each => Assert.NotNull(each.DuplicateHearing));
        Assert.Equal((409, "duplicate-is-not-heard"), await RuleRefusedAsync(Real));

        await StateAsync(Real, "本人同意并已签字");
        _rig.App.Clock.Advance(TimeSpan.FromDays(30));
        var page = (await _rig.GetAsync<GetDeskApplicationEndpoint>("li", Stranger.Id.Value)).Body;
        Assert.Contains("本人同意并已签字", page, StringComparison.Ordinal);
        Assert.Equal(303, (await RuleAsync("li", Real)).Status);

        var (real, stranger) = ((await ReadBothAsync())[0], (await ReadBothAsync())[1]);
        Assert.Equal((true, false), (Assert.Single(real.DuplicateRulings).GoesOn, Assert.Single(stranger.DuplicateRulings).GoesOn));
        Assert.Equal("本人书面确认只参加一项", stranger.DuplicateRulings[0].Reason);
        var trail = await _rig.App.Applications.ReadAuditAsync(stranger.Id.Value, default);
        Assert.Equal(["li", "li"], trail.Skip(1).Select(record => record.Envelope.Actor));
        Assert.DoesNotContain(
            "尚未处理",
            (await _rig.GetAsync<GetDeskApplicationEndpoint>("li", Real.Id.Value)).Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Resolve_OneThatWasAdmittedBefore_IsHeld()
    {
        var admitted = await AddAsync(
            Samples.OtherUnitCode,
            "先受理的项目",
            Real.PrincipalInvestigator.CitizenId.BlindIndex,
            ApplicationState.CreditChecking
        );
        await AskAsync("li");
        _rig.App.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(303, (await RuleAsync("li", Real)).Status);

        var held = Assert.Single((await _rig.App.Applications.GetAsync(admitted.Id.Value, default)).State.Holds);
        Assert.Equal(("多头申报核查", "本人书面确认只参加一项"), (held.Basis, held.Reason));
        Assert.Empty((await _rig.App.Applications.GetAsync(Stranger.Id.Value, default)).State.Holds);
    }

    [Theory]
    [InlineData("zhao")]
    [InlineData("qian")]
    [InlineData("wang")]
    public async Task Resolve_ByWhoeverMayNot_IsRefused(string officer)
    {
        Assert.Equal(403, (await AskAsync(officer)).Status);
        Assert.Equal(403, (await RuleAsync(officer, Real)).Status);
        Assert.All(await ReadBothAsync(), each => Assert.Null(each.DuplicateHearing));
    }

    [Fact]
    public async Task Resolve_WhereNothingIsContested_IsRefused()
    {
        var alone = await AddAsync(Samples.UnitCode, "秸秆燃料颗粒成型机", $"person-{Guid.NewGuid():N}");

        var answer = await _rig.JsonAsync<AskPartiesOfDuplicateEndpoint>("POST", "li", "{}", alone.Id.Value);

        Assert.Equal(409, answer.Status);
        Assert.Contains("nothing-to-resolve", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormatCheck_OfAContestedPlace_IsShownAndNotAdmitted()
    {
        await using var rig = new TaskRig(storage);
        await rig.PublishAsync();
        var person = $"person-{Guid.NewGuid():N}";
        var one = await rig.AddApplicationAsync(application => Naming(application, person));
        var other = await rig.AddApplicationAsync(application => Naming(application, person) with { Title = "陌生单位的项目" });
        await rig.App.Get<DuplicateRegister>().PutAsync(one, default);
        await rig.App.Get<DuplicateRegister>().PutAsync(other, default);
        var visitor = await rig.AskAsync(ReviewStep.Of<FormatCheckStep>(), "", "li-jingban", one);

        Assert.Contains("陌生单位的项目", (await visitor.SeeAsync()).Body, StringComparison.Ordinal);
        Assert.True((await visitor.ReadAsync()).Json.GetProperty("duplicates").GetProperty("isContested").GetBoolean());
        var refused = await visitor.PostAsync(
            new
            {
                choice = "admit",
                reason = "齐全",
                code = visitor.Code,
            }
        );
        Assert.Equal((409, "duplicate-is-unresolved"), refused.Refusal);

        await rig.App.Applications.RecordAsync(
            one.Id.Value,
            "ruled",
            _ => new DuplicateRuled(new DuplicateRuling(true, [other.Id], "本人确认", "li-jingban", Samples.Now)),
            TestApp.Signature,
            [],
            default
        );
        Assert.Equal(
            200,
            (
                await visitor.PostAsync(
                    new
                    {
                        choice = "admit",
                        reason = "齐全",
                        code = visitor.Code,
                    }
                )
            ).Status
        );
    }

    private static Application Naming(Application application, string person) =>
        application with
        {
            Submissions = 1,
            Parties =
            [
                application.LeadUnit,
                application.PrincipalInvestigator with
                {
                    CitizenId = application.PrincipalInvestigator.CitizenId with { BlindIndex = person },
                },
            ],
        };

    private async Task<Application> AddAsync(
        string unitCode,
        string title,
        string person,
        ApplicationState state = ApplicationState.FormatCheck
    )
    {
        var application = Naming(Samples.CompleteDraft(), person) with
        {
            Id = ApplicationId.FromBytes(Guid.NewGuid().ToByteArray()),
            RoundId = _rig.App.Guide.Id,
            Title = title,
            State = state,
            SubmittedAt = Samples.Now,
        };
        application = application with
        {
            Parties = application.Parties.Replace(application.LeadUnit, application.LeadUnit with { Code = unitCode }),
        };
        await _rig.App.Applications.CreateAsync(application.Id.Value, new ApplicationCreated(application), TestApp.Signature, [], default);
        await _rig.App.Get<DuplicateRegister>().PutAsync(application, default);
        return application;
    }

    private Task<DeskResponse> AskAsync(string officer) => _rig.PostAsync<AskPartiesOfDuplicateEndpoint>(officer, [], Real.Id.Value);

    private Task<DeskResponse> RuleAsync(string officer, Application goesOn) =>
        _rig.PostAsync<RuleDuplicateEndpoint>(
            officer,
            new() { [$"goesOn[{goesOn.Id}]"] = "true", ["reason"] = "本人书面确认只参加一项" },
            Real.Id.Value
        );

    private async Task<(int Status, string Code)> RuleRefusedAsync(Application goesOn)
    {
        var answer = await _rig.JsonAsync<RuleDuplicateEndpoint>(
            "POST",
            "li",
            $$"""{"goesOn":["{{goesOn.Id}}"],"reason":"本人确认"}""",
            Real.Id.Value
        );
        return (answer.Status, System.Text.Json.JsonDocument.Parse(answer.Body).RootElement.GetProperty("code").GetString()!);
    }

    private async Task StateAsync(Application application, string text) =>
        Assert.IsType<Recording<Application>.Done>(
            await _rig.App.Applications.RecordAsync(
                application.Id.Value,
                "stated",
                current => DuplicatePolicy.State(current, text, _rig.App.Clock.GetUtcNow()).Select<Core.Fact>(stated => stated),
                TestApp.Signature,
                [],
                default
            )
        );

    private async Task<IReadOnlyList<Application>> ReadBothAsync() =>
        [
            (await _rig.App.Applications.GetAsync(Real.Id.Value, default)).State,
            (await _rig.App.Applications.GetAsync(Stranger.Id.Value, default)).State,
        ];
}
