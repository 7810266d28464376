using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tests.Mail;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>A corrected guide reaches everybody with a draft or a submission, once per version.</summary>
[Collection(StorageTests.Name)]
public sealed class GuideCorrectionTests(TestStorage storage) : IAsyncLifetime
{
    private readonly RecordingTransport _mails = new();
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() =>
        _fixture = await ApplicantFixture.StartAsync(
            storage,
            services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_mails))
        );

    public async Task DisposeAsync()
    {
        await Fixture.RecordHistoryAsync(InstanceIds.OfGuide(Fixture.App.Guide.Id.Value, 2));
        await Fixture.DisposeAsync();
    }

    [Fact]
    public async Task Correction_InSubstance_AsksDraftsAndReturnsSubmissionsThatLackSomething()
    {
        var (draft, submitted) = (await BeginAsync(), await BeginAsync());
        await SubmitAsync(submitted);

        await CorrectAsync(
            1,
            guide => guide with { RequiredDocuments = guide.RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查意见")) }
        );

        Assert.Equal((ApplicationState.Draft, 1), Status(await Fixture.ReadAsync(draft)));
        Assert.Equal((ApplicationState.Returned, 2), Status(await Fixture.ReadAsync(submitted)));
        Assert.All(_mails.Sent, mail => Assert.Contains("新增必交材料：伦理审查意见", mail.Text, StringComparison.Ordinal));
        Assert.Equal(2, _mails.Sent.Count);

        // The draft adopts the version that it read; both submit when complete.
        Assert.Equal((409, "guide-was-corrected"), Refusal(await Fixture.SubmitAsync(draft)));
        Assert.Contains("申报指南已更正", await PageAsync(draft), StringComparison.Ordinal);
        Assert.Equal(200, (await AdoptAsync(draft)).Status);
        Assert.Equal((422, "document-is-missing"), Refusal(await Fixture.SubmitAsync(draft)));
        foreach (var id in new[] { draft, submitted })
        {
            Assert.Equal(201, (await Fixture.UploadAsync(id, "ethics", Files.Pdf())).Status);
            Assert.Equal(202, (await Fixture.SubmitAsync(id)).Status);
        }
    }

    [Fact]
    public async Task Correction_OfWordsAlone_IsAdoptedForEverybodyAndReportedOnce()
    {
        var (draft, submitted) = (await BeginAsync(), await BeginAsync());
        await SubmitAsync(submitted);

        await CorrectAsync(1, guide => guide with { Title = "更正后的标题", ClosesAt = guide.ClosesAt.AddDays(3) });
        await CorrectAsync(1, guide => guide with { Title = "更正后的标题", ClosesAt = guide.ClosesAt.AddDays(3) });

        Assert.Equal((ApplicationState.Draft, 2), Status(await Fixture.ReadAsync(draft)));
        Assert.Equal((ApplicationState.Submitted, 2), Status(await Fixture.ReadAsync(submitted)));
        Assert.Equal(2, _mails.Sent.Count);
        Assert.All(
            _mails.Sent,
            mail => Assert.Contains("截止时间：2026年3月31日 17:00 → 2026年4月3日 17:00", mail.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Correction_OfALimit_IsSignedAgainAndThePageReportsWhy()
    {
        var id = await BeginAsync();
        await CorrectAsync(
            1,
            guide => guide with { Categories = guide.Categories.SetItem(0, guide.Categories[0] with { MaxAmountYuan = 250_000 }) }
        );

        await AdoptAsync(id);

        Assert.Empty((await Fixture.ReadAsync(id)).Commitments);
        Assert.Contains("申报指南更正为第2版，影响签署条件，下列当事人须重新签署", await PageAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Application_OfAnEarlierVersion_IsJudgedByItUntilItAdopts()
    {
        var id = await BeginAsync();
        await CorrectAsync(
            1,
            guide => guide with { RequiredDocuments = [guide.RequiredDocuments[0], new RequiredDocument("ethics", "伦理审查意见")] }
        );

        Assert.Equal(201, (await Fixture.UploadAsync(id, "budget", Files.Pdf())).Status);
        Assert.Equal((422, "document-kind-is-unknown"), Refusal(await Fixture.UploadAsync(id, "ethics", Files.Pdf())));
        await AdoptAsync(id);
        Assert.Equal(201, (await Fixture.UploadAsync(id, "ethics", Files.Pdf())).Status);
    }

    [Fact]
    public async Task Correction_AfterTheClosing_ReopensTheRound()
    {
        var (missed, expired, checkedNow, admitted) = (await BeginAsync(), await BeginAsync(), await BeginAsync(), await BeginAsync());
        foreach (var id in new[] { checkedNow, admitted })
        {
            await SubmitAsync(id);
            await MoveAsync(id, ApplicationMove.BeginFormatCheck);
        }

        await Fixture.AcceptAsync(missed);
        await MoveAsync(admitted, ApplicationMove.Admit);
        await MoveAsync(expired, ApplicationMove.ExpireDraft);
        Fixture.App.Clock.SetUtcNow(Fixture.App.Guide.ClosesAt.AddDays(1));
        await MoveAsync(missed, ApplicationMove.MissClosing);

        await CorrectAsync(
            1,
            guide =>
                guide with
                {
                    ClosesAt = guide.ClosesAt.AddDays(10),
                    RequiredDocuments = guide.RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查意见")),
                }
        );

        Assert.Equal((ApplicationState.Draft, 1), Status(await Fixture.ReadAsync(missed)));
        Assert.Equal((ApplicationState.NotSubmitted, 1), Status(await Fixture.ReadAsync(expired)));
        Assert.Equal((ApplicationState.Returned, 2), Status(await Fixture.ReadAsync(checkedNow)));
        Assert.Equal((ApplicationState.Admitted, 1), Status(await Fixture.ReadAsync(admitted)));
        Assert.Equal(2, _mails.Sent.Count);
        Assert.Contains(_mails.Sent, mail => mail.Text.Contains("已恢复为填报中", StringComparison.Ordinal));
        var members = await Fixture.App.Get<RoundMembers>().ReadAsync(Fixture.App.Guide.Id, default);
        Assert.Equal(ApplicationState.Draft, members.Single(member => member.Id == missed).State);

        // Both submit by the current guide.
        Assert.Equal((409, "guide-was-corrected"), Refusal(await Fixture.SubmitAsync(missed)));
        Assert.Equal(200, (await AdoptAsync(missed)).Status);
        foreach (var id in new[] { missed, checkedNow })
        {
            Assert.Equal((422, "document-is-missing"), Refusal(await Fixture.SubmitAsync(id)));
            Assert.Equal(201, (await Fixture.UploadAsync(id, "ethics", Files.Pdf())).Status);
            Assert.Equal(202, (await Fixture.SubmitAsync(id)).Status);
        }
    }

    [Fact]
    public async Task Correction_BeforeADraftIsAmongTheRounds_IsReportedWhenItIsWelcomed()
    {
        var id = await Fixture.BeginAsync();
        await CorrectAsync(
            1,
            guide => guide with { RequiredDocuments = guide.RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查意见")) }
        );
        Assert.Empty(_mails.Sent);

        for (var again = 0; again < 2; again++)
        {
            await Fixture
                .App.Function<WelcomeApplicantActivity>()
                .RunAsync(new ApplicationBegun(id.Value, Fixture.App.Guide.Id.Value, MarkerWriter: ""), default);
        }

        Assert.Single(_mails.Sent, mail => mail.Text.Contains("新增必交材料：伦理审查意见", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Welcome_UnderTheGuideAsItStands_ReportsOfNothing()
    {
        await CorrectAsync(1, guide => guide with { Title = "更正后的标题" });
        var id = await Fixture.BeginAsync();

        await Fixture
            .App.Function<WelcomeApplicantActivity>()
            .RunAsync(new ApplicationBegun(id.Value, Fixture.App.Guide.Id.Value, MarkerWriter: ""), default);

        Assert.Single(_mails.Sent);
        Assert.DoesNotContain("更正内容如下", _mails.Sent[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_OfARoundWithManyApplications_GoesThroughThemPageByPage()
    {
        for (byte number = 1; number <= 45; number++)
        {
            await Fixture.App.Get<RoundMembers>().ExpectAsync(Fixture.App.Guide.Id, Samples.IdOf(number), default);
        }

        var id = await BeginAsync();
        await SubmitAsync(id);
        Fixture.App.Traffic.Forget();

        await CorrectAsync(1, guide => guide with { Title = "更正后的标题" });

        Assert.Equal(2, (await Fixture.ReadAsync(id)).GuideVersion);
        var page = await Fixture
            .App.Function<FollowGuideActivity>()
            .RunAsync(new GuideCorrectionBegun(Fixture.App.Guide.Id.Value, 2, IsPastDrafts: true), Fixture.Client, default);
        Assert.NotNull(page.Continuation);
        Assert.Single(_mails.Sent);
    }

    private async Task<ApplicationId> BeginAsync()
    {
        var id = await Fixture.BeginAsync();
        foreach (var party in (await Fixture.ReadAsync(id)).Parties)
        {
            await Fixture.RecordAsync(id, new CommitmentSigned(Samples.Commitment(party.Id)));
        }

        foreach (var required in Fixture.App.Guide.RequiredDocuments)
        {
            await Fixture.RecordAsync(id, new Core.Documents.DocumentRegistered(Samples.Document($"{required.Kind}-1", required.Kind)));
        }

        await Fixture.App.Get<RoundMembers>().PutAsync((await Fixture.App.Applications.FindAsync(id.Value, default))!, default);
        return id;
    }

    private async Task SubmitAsync(ApplicationId id) => Assert.Equal(202, (await Fixture.SubmitAsync(id)).Status);

    private async Task MoveAsync(ApplicationId id, ApplicationMove move)
    {
        await Fixture.RecordAsync(id, ApplicationPolicy.Move(await Fixture.ReadAsync(id), move, "", Fixture.App.Clock.GetUtcNow()).Value);
        await Fixture.App.Get<RoundMembers>().PutAsync((await Fixture.App.Applications.FindAsync(id.Value, default))!, default);
    }

    private async Task CorrectAsync(int number, Func<RoundGuide, RoundGuide> change)
    {
        await Fixture
            .App.Get<RoundPublisher>()
            .CorrectAsync(
                Fixture.App.Guide.Id.Value,
                $"correction|{number}",
                round => RoundPolicy.Correct(round, change(round.Guide), "更正", new DayRange(5, 7), Fixture.App.Clock.GetUtcNow()),
                TestApp.Signature,
                Fixture.Client,
                default
            );
        await Fixture.RunAsync();
        Fixture.App.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private Task<Reply> AdoptAsync(ApplicationId id) =>
        Fixture.SendAsync(
            Fixture.Request("POST").By(id, Fixture),
            request => Fixture.App.Function<AdoptGuideEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );

    private async Task<string> PageAsync(ApplicationId id) =>
        (
            await Fixture.SendAsync(
                Fixture.Browse().ByCookie(id, Fixture),
                request => Fixture.App.Function<GetApplicationEndpoint>().RunAsync(request, id.Value, default)
            )
        ).Body;

    private static (ApplicationState State, int GuideVersion) Status(Application application) =>
        (application.State, application.GuideVersion);

    private static (int Status, string Code) Refusal(Reply reply) => (reply.Status, reply.Code);
}
