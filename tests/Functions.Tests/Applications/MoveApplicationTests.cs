using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Applications;

[Collection(StorageTests.Name)]
public sealed class MoveApplicationTests(TestStorage storage)
{
    /// <summary>A timely submission must not be reported as late.</summary>
    [Theory]
    [InlineData(ApplicationState.Draft, false)]
    [InlineData(ApplicationState.Returned, false)]
    [InlineData(ApplicationState.AwaitingRecommendation, true)]
    public async Task MissClosing_OfWhatWasSubmitted_StatesThatItWasNotRecommended(ApplicationState state, bool isNotRecommended)
    {
        await using var app = new TestApp(storage);
        await app.PublishRoundAsync();
        app.Clock.SetUtcNow(app.Guide.SubmissionsDecidedAt);
        var application = app.Draft with { State = state };
        await app.Applications.CreateAsync(application.Id.Value, new ApplicationCreated(application), TestApp.Signature, [], default);

        var moved = await app.Function<MoveApplicationActivity>()
            .RunAsync(new ApplicationStep(application.Id.Value, ApplicationMove.MissClosing), default);

        var fact = (ApplicationMoved?)
            await app.Applications.FindFactAsync(application.Id.Value, ApplicationProcedure.FactKey(ApplicationMove.MissClosing), default);
        Assert.True(moved.IsMade);
        Assert.Equal(isNotRecommended, fact!.Reason.Contains("推荐单位在截止时间前未作出推荐", StringComparison.Ordinal));
    }

    /// <summary>The batch page counts these rows, from the first move on.</summary>
    [Theory]
    [InlineData(ApplicationState.Submitted, ApplicationMove.BeginFormatCheck, ApplicationState.FormatCheck)]
    [InlineData(ApplicationState.FormatCheck, ApplicationMove.Admit, ApplicationState.Admitted)]
    [InlineData(ApplicationState.Admitted, ApplicationMove.BeginCreditCheck, ApplicationState.CreditChecking)]
    [InlineData(ApplicationState.ExpertReview, ApplicationMove.Rank, ApplicationState.Ranked)]
    public async Task AnyMove_OfAnApplication_IsShownToTheRound(ApplicationState from, ApplicationMove move, ApplicationState to)
    {
        await using var app = new TestApp(storage);
        var application = app.Draft with { State = from, Submissions = 1 };

        await MoveAsync(app, application, move);

        Assert.Equal(to, Assert.Single(await app.Get<RoundMembers>().ReadAsync(app.Guide.Id, default)).State);
    }

    [Fact]
    public async Task PassCreditCheck_OnRecord_StatesByWhichRuleAndOnWhichFacts()
    {
        await using var app = new TestApp(storage);
        var application = app.Draft with
        {
            State = ApplicationState.CreditChecking,
            CreditChecks = [.. app.Draft.Parties.SelectMany(party => Sources.All.Select(source => CheckOf(party, source)))],
        };

        var moved = await MoveAsync(app, application, ApplicationMove.PassCreditCheck);

        var matrix = RuleBook.BuiltIn.OfVersion(application.RuleVersion).Value.CreditCheckSources.Value;
        var creditQueries = application.Parties.SelectMany(party =>
            (party is Party.Unit ? matrix.Units : matrix.Persons).Select(source => $"{party.Id}.{source}")
        );
        Assert.Equal(creditQueries, moved.Traces!.Value.Select(trace => trace.Facts[0].Value));
        Assert.All(
            moved.Traces.Value,
            trace =>
                Assert.Equal(
                    ("creditCheck.sources", application.RuleVersion, "settled", new TracedFact("found", "Clear")),
                    (trace.RuleId, trace.FileVersion, trace.Outcome, trace.Facts.Single(fact => fact.Name == "found"))
                )
        );
    }

    [Fact]
    public async Task LapseUncorrected_OnRecord_StatesWhichTermHasPassed()
    {
        await using var app = new TestApp(storage);
        var correction = new Correction("缺预算", Samples.Now.AddDays(-9), Samples.Now.AddDays(-2));
        var application = app.Draft with { State = ApplicationState.CorrectionPending, Correction = correction };

        var moved = await MoveAsync(app, application, ApplicationMove.LapseUncorrected);

        var trace = Assert.Single(moved.Traces!.Value);
        Assert.Equal(("correction.workingDays", "term-has-passed"), (trace.RuleId, trace.Outcome));
        Assert.Equal($"{correction.Until:O}", trace.Facts.Single(fact => fact.Name == "until").Value);
    }

    [Fact]
    public async Task Rank_ThatNoRuleLeadsTo_HasNone()
    {
        await using var app = new TestApp(storage);

        var moved = await MoveAsync(app, app.Draft with { State = ApplicationState.ExpertReview }, ApplicationMove.Rank);

        Assert.Null(moved.Traces);
    }

    private static CreditCheck CheckOf(Party party, CreditSource source) =>
        new(party.Id, source, CreditOutcome.Clear, "", EvidenceId: null, SourceVersion: null, Samples.Now, Samples.Now.AddDays(30));

    private static async Task<ApplicationMoved> MoveAsync(TestApp app, Application application, ApplicationMove move)
    {
        await app.PublishRoundAsync();
        var id = application.Id.Value;
        await app.Applications.CreateAsync(id, new ApplicationCreated(application), TestApp.Signature, [], default);
        await app.Function<MoveApplicationActivity>().RunAsync(new ApplicationStep(id, move), default);
        return Assert.IsType<ApplicationMoved>(await app.Applications.FindFactAsync(id, ApplicationProcedure.FactKey(move), default));
    }
}
