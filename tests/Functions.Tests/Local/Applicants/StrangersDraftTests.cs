using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Commitments;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tests.Mail;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>Anybody may create drafts in a unit's name: they block nobody, and belong to the unit after its acceptance.</summary>
[Collection(StorageTests.Name)]
public sealed class StrangersDraftTests(TestStorage storage) : IAsyncLifetime
{
    private const int Many = 150;
    private const int MailsADay = 3;

    private readonly string _email = $"clerk-{Guid.NewGuid():N}@unit.example";
    private readonly RecordingTransport _mails = new();
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    private UnitClerk Clerk => Fixture.App.Get<UnitAccess>().ClerkOf(Samples.UnitCode, _email);

    public async Task InitializeAsync() =>
        _fixture = await ApplicantFixture.StartAsync(
            storage,
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_mails));
                services.PostConfigure<LimitOptions>(limits => limits.UnaskedMailsPerConfirmedAddressAndDay = MailsADay);
            }
        );

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Begin_HundredsInTheUnitsName_ChangeNeitherItsPageNorItsMails()
    {
        var own = await RegisterAsync();
        var before = await CountRequestsAsync();
        var mails = MailsToClerk();

        for (var i = 0; i < Many; i++)
        {
            await WelcomeAsync(
                await Fixture.BeginAsync(form =>
                    form with
                    {
                        ContactEmail = $"stranger{i}@{Guid.NewGuid():N}.example",
                        Title = "陌生人的项目",
                    }
                )
            );
        }

        Assert.Equal(before, await CountRequestsAsync());
        Assert.Equal(mails, MailsToClerk());
        var page = await ReadPageAsync();
        Assert.Equal([own], page.Applications.Select(each => each.Id));
        Assert.Equal(WaitingDrafts.MostShown, page.Waiting.Count);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Begin_HundredsWithTheClerksAddress_ChangeNotItsPageAndCauseFewMails()
    {
        var own = await RegisterAsync();
        var before = await CountRequestsAsync();
        var mails = MailsToClerk();

        for (var i = 0; i < Many; i++)
        {
            await WelcomeAsync(await Fixture.BeginAsync(form => form with { ContactEmail = _email, Title = "陌生人的项目" }));
        }

        Assert.Equal(before, await CountRequestsAsync());
        Assert.InRange(MailsToClerk() - mails, 1, MailsADay);
        Assert.All(
            _mails.Sent.Where(mail => mail.To == _email),
            mail => Assert.DoesNotContain("陌生人", mail.Subject + mail.Text, StringComparison.Ordinal)
        );
        var page = await ReadPageAsync();
        Assert.Equal([own], page.Applications.Select(each => each.Id));
        Assert.Equal(WaitingDrafts.MostShown, page.Waiting.Count);
    }

    [Fact]
    public async Task Page_OfMoreDraftsThanItShows_LeadsToTheOlderOnes()
    {
        var begun = new List<ApplicationId>();
        for (var i = 0; i < WaitingDrafts.MostShown + 2; i++)
        {
            Fixture.App.Clock.Advance(TimeSpan.FromSeconds(1));
            begun.Add(await Fixture.BeginAsync(form => form with { ContactEmail = _email }));
        }

        var newest = await ReadPageAsync();
        var older = await ReadPageAsync(newest.OlderWaiting);

        begun.Reverse();
        Assert.Equal(begun.Take(WaitingDrafts.MostShown), newest.Waiting.Select(draft => draft.ApplicationId));
        Assert.Equal(begun.Skip(WaitingDrafts.MostShown), older.Waiting.Select(draft => draft.ApplicationId));
        Assert.Null(older.OlderWaiting);
        Assert.Contains($"older={Uri.EscapeDataString(newest.OlderWaiting!)}", await ShowPageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_ThatIsWithdrawn_WaitsForNobodyAnyMore()
    {
        var id = await Fixture.BeginAsync(form => form with { ContactEmail = _email });
        Assert.Contains((await ReadPageAsync()).Waiting, draft => draft.ApplicationId == id);

        var request = Fixture.Json("POST", new StepForm { Reason = "不再申报" });
        request.Headers.Authorization = $"Bearer {Fixture.App.Get<ApplicantAccess>().TokenFor(id, _email)}";
        Assert.Equal(
            200,
            (
                await Fixture.SendAsync(
                    request,
                    http => Fixture.App.Function<WithdrawApplicationEndpoint>().RunAsync(http, id.Value, Fixture.Client, default)
                )
            ).Status
        );

        Assert.False((await Fixture.ReadAsync(id)).IsAcceptedByContact());
        Assert.DoesNotContain((await ReadPageAsync()).Waiting, draft => draft.ApplicationId == id);
    }

    [Fact]
    public async Task Draft_ThatMissedTheClosing_WaitsForNobodyAnyMore()
    {
        await RegisterAsync();
        // Newer than other tests' drafts of the same unit.
        Fixture.App.Clock.Advance(TimeSpan.FromHours(2));
        var id = await Fixture.BeginAsync(form =>
            form with
            {
                ContactEmail = $"colleague@{Guid.NewGuid():N}.example",
                Title = "同事的项目",
            }
        );
        await WelcomeAsync(id);
        Assert.Contains((await ReadPageAsync()).Waiting, draft => draft.ApplicationId == id);

        Fixture.App.Clock.SetUtcNow(Fixture.App.Guide.SubmissionsDecidedAt);
        await Fixture.App.Function<MoveApplicationActivity>().RunAsync(new ApplicationStep(id.Value, ApplicationMove.MissClosing), default);

        Assert.DoesNotContain((await ReadPageAsync()).Waiting, draft => draft.ApplicationId == id);
    }

    [Fact]
    public async Task Accept_ByARegisteredAddress_ShowsTheDraftButDoesNotOpenIt()
    {
        await RegisterAsync();
        // Newer than other tests' drafts of the same unit.
        Fixture.App.Clock.Advance(TimeSpan.FromHours(1));
        var id = await Fixture.BeginAsync(form =>
            form with
            {
                ContactEmail = $"colleague-{Guid.NewGuid():N}@unit.example",
                Title = "同事的项目",
            }
        );
        Assert.Contains((await ReadPageAsync()).Waiting, draft => draft.ApplicationId == id && draft.Title == "同事的项目");

        Assert.Equal(200, (await Fixture.AcceptAsync(id, _email)).Status);
        Assert.Equal(200, (await Fixture.AcceptAsync(id, _email)).Status);

        var page = await ReadPageAsync();
        Assert.Null(page.Applications.Single(each => each.Id == id).AccessToken);
        Assert.DoesNotContain(page.Waiting, draft => draft.ApplicationId == id);
        Assert.Single((await Fixture.App.Applications.ReadAuditAsync(id.Value, default)).Select(TaskBoard.FactOf).OfType<UnitAccepted>());
    }

    [Fact]
    public async Task Accept_ByAnAddressThatIsNotRegistered_FindsNoDraft()
    {
        var id = await Fixture.BeginAsync();

        Assert.Equal((404, "application-not-found"), Refusal(await Fixture.AcceptAsync(id, _email)));
        Assert.Null((await Fixture.ReadAsync(id)).UnitAcceptance);
    }

    [Fact]
    public async Task Accept_OnItsPage_AsksAndDecidesByTheFormAlone()
    {
        var id = await Fixture.BeginAsync(form => form with { ContactEmail = _email });
        var token = Fixture.App.Get<UnitAccess>().TokenFor(Clerk);

        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            request => Fixture.App.Function<GetUnitDraftEndpoint>().RunAsync(request, token, id.Value, default)
        );
        Assert.Equal(200, page.Status);
        Assert.Contains("是否确认本草稿为本单位申报？", page.Body, StringComparison.Ordinal);
        Assert.False((await Fixture.ReadAsync(id)).IsKept());
        Assert.Equal(422, (await DecideAsync([])).Status);
        Assert.Equal(303, (await DecideAsync([new("choice", "no")])).Status);
        Assert.False((await Fixture.ReadAsync(id)).IsKept());

        Assert.Equal(303, (await DecideAsync([new("choice", "yes")])).Status);

        Assert.True((await Fixture.ReadAsync(id)).IsAcceptedByContact());

        Task<Reply> DecideAsync(KeyValuePair<string, string>[] fields) =>
            Fixture.SendAsync(
                Fixture.Form(fields),
                request => Fixture.App.Function<AcceptUnitDraftEndpoint>().RunAsync(request, token, id.Value, default)
            );
    }

    [Fact]
    public async Task Change_ByTheMailedLinkAlone_AcceptsTheDraft()
    {
        var id = await Fixture.BeginAsync(form => form with { ContactEmail = _email });
        await SignAsync(id, isMailed: false);
        Assert.False((await Fixture.ReadAsync(id)).IsKept());

        await SignAsync(id, isMailed: true);

        Assert.True((await Fixture.ReadAsync(id)).IsAcceptedByContact());
        Assert.Equal([id], (await ReadPageAsync()).Applications.Select(each => each.Id));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Timer_TermHasPassed_EndsWhatNobodyAcceptedAndRemovesItsFiles()
    {
        var left = await Fixture.BeginAsync(form => form with { ContactEmail = _email });
        await Fixture.UploadAsync(left, "proposal", Files.Pdf(), clerk: _email);
        var document = (await Fixture.ReadAsync(left)).Documents.Single();
        var kept = await Fixture.BeginAsync(form => form with { ContactEmail = _email });
        await Fixture.AcceptAsync(kept, _email);

        await WelcomeAsync(left);
        Assert.Contains(await Fixture.App.Get<RoundMembers>().ReadDraftsAsync(Fixture.App.Guide.Id, default), member => member.Id == left);

        Fixture.App.Clock.Advance(TimeSpan.FromDays(15));
        await RunTimerAsync();
        Assert.Equal(ApplicationState.Draft, (await Fixture.ReadAsync(left)).State);

        Fixture.App.Clock.Advance(TimeSpan.FromDays(1));
        await RunTimerAsync();
        await RunTimerAsync();

        var expired = await Fixture.ReadAsync(left);
        Assert.Equal((ApplicationState.NotSubmitted, 0), (expired.State, expired.Documents.Length));
        Assert.Contains("15日内", expired.History[^1].Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() =>
            Fixture.App.Get<DocumentStore>().OpenAsync(left.Value, document.Id, default)
        );
        Assert.Contains(
            await Fixture.App.Applications.ReadAuditAsync(left.Value, default),
            record => record.Envelope.Basis == "drafts.acceptanceDays@2026.1"
        );
        Assert.Equal(ApplicationState.Draft, (await Fixture.ReadAsync(kept)).State);
        Assert.DoesNotContain((await ReadPageAsync()).Waiting, draft => draft.ApplicationId == left);
        Assert.Equal(409, (await Fixture.AcceptAsync(left, _email)).Status);

        // Neither the round nor its batch page reads it again, even if its procedure notifies the round last.
        await Fixture.App.Get<RoundMembers>().PutAsync((await Fixture.App.Applications.FindAsync(left.Value, default))!, default);
        Assert.DoesNotContain(await Fixture.App.Get<RoundMembers>().ReadAsync(Fixture.App.Guide.Id, default), member => member.Id == left);
        Assert.DoesNotContain(
            await Fixture.App.Get<RoundMembers>().ReadDraftsAsync(Fixture.App.Guide.Id, default),
            member => member.Id == left
        );
    }

    [Fact]
    public async Task Page_OfADraftThatNobodyAccepted_StatesUntilWhenItIsKept()
    {
        var id = await Fixture.BeginAsync(form => form with { ContactEmail = _email });

        var page = await Fixture.SendAsync(
            Browse(),
            request => Fixture.App.Function<GetApplicationEndpoint>().RunAsync(request, id.Value, default)
        );
        Assert.Contains("草稿尚未确认", page.Body, StringComparison.Ordinal);
        await WelcomeAsync(id);
        Assert.Contains(
            "前未确认的草稿到期注销",
            _mails.Sent.Single(mail => mail.MessageId.StartsWith(id.Value, StringComparison.Ordinal)).Text,
            StringComparison.Ordinal
        );

        await Fixture.AcceptAsync(id, _email);

        page = await Fixture.SendAsync(
            Browse(),
            request => Fixture.App.Function<GetApplicationEndpoint>().RunAsync(request, id.Value, default)
        );
        Assert.DoesNotContain("草稿尚未确认", page.Body, StringComparison.Ordinal);

        HttpRequest Browse() => Fixture.Browse().ByCookie(id, Fixture, _email);
    }

    /// <summary>An application of the clerk that the format check admitted, which registers the address.</summary>
    private async Task<ApplicationId> RegisterAsync()
    {
        var id = await Fixture.BeginAsync(form => form with { ContactEmail = _email, Title = "本单位的项目" });
        await Fixture.App.Get<ConfirmedAddresses>().ConfirmAsync(_email, default);
        var before = await Fixture.ReadAsync(id);
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(ApplicationMove.Submit, ApplicationState.Draft, ApplicationState.Submitted, "", Samples.Now)
        );
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(
                ApplicationMove.BeginFormatCheck,
                ApplicationState.Submitted,
                ApplicationState.FormatCheck,
                "",
                Samples.Now
            )
        );
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(ApplicationMove.Admit, ApplicationState.FormatCheck, ApplicationState.Admitted, "", Samples.Now)
        );
        await Fixture.App.Get<UnitIndex>().RefreshAsync(before, default);
        return id;
    }

    // As the procedure does first.
    private Task WelcomeAsync(ApplicationId id) =>
        Fixture
            .App.Function<WelcomeApplicantActivity>()
            .RunAsync(new ApplicationBegun(id.Value, Fixture.App.Guide.Id.Value, "none"), default);

    private Task SignAsync(ApplicationId id, bool isMailed)
    {
        var request = Fixture.Json("PUT", Samples.CommitmentForm());
        request.Headers.Authorization = $"Bearer {Fixture.App.Get<ApplicantAccess>().TokenFor(id, _email, isMailed)}";
        return Fixture.SendAsync(
            request,
            http => Fixture.App.Function<EnterPaperCommitmentEndpoint>().RunAsync(http, id.Value, "u1", default)
        );
    }

    private Task RunTimerAsync() => Fixture.App.Function<ExpireDraftsTimer>().RunAsync(new TimerInfo(), Fixture.Client, default);

    private async Task<int> CountRequestsAsync()
    {
        Fixture.App.Traffic.Forget();
        await ReadPageAsync();
        return Fixture.App.Traffic.Requests.Count;
    }

    private int MailsToClerk() => _mails.Sent.Count(mail => mail.To == _email);

    private async Task<UnitView> ReadPageAsync(string? older = null)
    {
        var request = Fixture.Request("GET");
        request.QueryString = QueryString.Create("older", older ?? "");
        return (await SendAsync(request)).Read<UnitView>();
    }

    private async Task<string> ShowPageAsync() => (await SendAsync(Fixture.Browse())).Body;

    private Task<Reply> SendAsync(HttpRequest request) =>
        Fixture.SendAsync(
            request,
            asked => Fixture.App.Function<GetUnitEndpoint>().RunAsync(asked, Fixture.App.Get<UnitAccess>().TokenFor(Clerk), default)
        );

    private static (int Status, string Code) Refusal(Reply reply) => (reply.Status, reply.Code);
}
