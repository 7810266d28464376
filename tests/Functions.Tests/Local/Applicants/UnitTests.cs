using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Units;
using CreditFunctions.Pages.Applications.Printing;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

[Collection(StorageTests.Name)]
public sealed class UnitTests(TestStorage storage) : IAsyncLifetime
{
    private readonly string _email = $"clerk-{Guid.NewGuid():N}@unit.example";
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    private UnitClerk Clerk => Fixture.App.Get<UnitAccess>().ClerkOf(Samples.UnitCode, _email);

    private string Token => Fixture.App.Get<UnitAccess>().TokenFor(Clerk);

    public async Task InitializeAsync() => _fixture = await ApplicantFixture.StartAsync(storage);

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Get_UnitsPage_ListsWhatItsClerkLooksAfterAndNothingElse()
    {
        var submitted = await BeginAsync("已提交的项目");
        await Fixture.CompleteAsync(submitted);
        await Fixture.SubmitAsync(submitted);
        var draft = await BeginAsync("填报中的项目");
        await Fixture.BeginAsync(form => form with { Title = "别人的项目" });

        var applications = (await OpenAsync()).Read<UnitView>().Applications;

        Assert.Equal([draft, submitted], applications.OrderBy(each => each.State).Select(each => each.Id));
        var open = applications.Single(each => each.Id == draft);
        Assert.Equal((4, (DateTimeOffset?)Samples.ClosesAt, (DateTimeOffset?)null), (open.Missing, open.Deadline, open.ReceivedAt));
        Assert.Equal(draft, Fixture.App.Get<ApplicantAccess>().Read(open.AccessToken));
        Assert.Equal(
            (0, (DateTimeOffset?)null, (DateTimeOffset?)Samples.Now),
            (
                applications.Single(each => each.Id == submitted).Missing,
                applications.Single(each => each.Id == submitted).Deadline,
                applications.Single(each => each.Id == submitted).ReceivedAt
            )
        );
    }

    [Fact]
    public async Task Get_RowIsOlderThanAHandover_ShowsTheFormerClerkNothing()
    {
        var id = await BeginAsync("已移交的项目");
        await Fixture.CompleteAsync(id);
        await Fixture.SubmitAsync(id);

        // The request died before it added the application to its new clerk's page.
        await Fixture.RecordAsync(id, new ContactChanged($"next-{_email}"));

        Assert.Empty((await OpenAsync()).Read<UnitView>().Applications);
        var receipts = await Fixture.SendAsync(
            Fixture.Request("GET"),
            request => Fixture.App.Function<GetUnitReceiptsEndpoint>().RunAsync(request, Token, default)
        );
        Assert.Empty(receipts.Read<List<ReceiptSheet>>());
    }

    [Fact]
    public async Task Get_Receipts_AreOfAllThatWasSubmitted()
    {
        var submitted = await BeginAsync("已提交的项目");
        await Fixture.CompleteAsync(submitted);
        await Fixture.SubmitAsync(submitted);
        await BeginAsync("填报中的项目");

        var reply = await Fixture.SendAsync(
            Fixture.Request("GET"),
            request => Fixture.App.Function<GetUnitReceiptsEndpoint>().RunAsync(request, Token, default)
        );

        var receipt = Assert.Single(reply.Read<List<ReceiptSheet>>());
        Assert.Equal((submitted.Value, VersionCode.Of(await Fixture.ReadAsync(submitted))), (receipt.Id, receipt.VersionCode));
        Assert.Equal(new ReceivedItem("Submission", Samples.Now), Assert.Single(receipt.Received));
    }

    [Theory]
    [InlineData("t1.91220800ma0ex4mp5m-0000000000000000000000000x.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nonsense")]
    public async Task Get_ForgedToken_OpensNothing(string token)
    {
        var reply = await Fixture.SendAsync(
            Fixture.Request("GET"),
            request => Fixture.App.Function<GetUnitEndpoint>().RunAsync(request, token, default)
        );

        Assert.Equal((404, "unit-not-found"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Get_AccessTokenOfAnApplication_OpensNoUnit()
    {
        var id = await BeginAsync("项目");

        var reply = await Fixture.SendAsync(
            Fixture.Request("GET"),
            request =>
                Fixture.App.Function<GetUnitEndpoint>().RunAsync(request, Fixture.App.Get<ApplicantAccess>().TokenFor(id, _email), default)
        );

        Assert.Equal(404, reply.Status);
    }

    [Fact]
    public async Task LostLink_Registered_IsSentOnceAnHourToTheRegisteredAddress()
    {
        await BeginAsync("项目");

        var first = await AskAsync(_email.ToUpperInvariant());
        var second = await AskAsync(_email);
        await Fixture.RunAsync();

        Assert.Equal((202, 202), (first.Status, second.Status));
        var mail = Assert.Single(await MailsAsync());
        Assert.Contains($"/units/{Token}", mail.Text, StringComparison.Ordinal);

        Fixture.App.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(_email);
        await Fixture.RunAsync();
        Assert.Equal(2, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task LostLink_NotRegistered_GetsTheSameAnswerAtTheSameCostAndNoMail()
    {
        await BeginAsync("项目");
        await Fixture.RunAsync();

        // Background work sends requests of its own, so none is started while those of responses are counted.
        var idle = new Mock<DurableTaskClient>("idle").Object;
        Fixture.App.Traffic.Forget();
        var registered = await AskAsync(_email, idle);
        var costOfKnown = Fixture.App.Traffic.Requests.Count;
        Fixture.App.Traffic.Forget();
        var unknown = await AskAsync($"x{_email}", idle);
        var costOfUnknown = Fixture.App.Traffic.Requests.Count;

        Assert.Equal((registered.Status, registered.Body), (unknown.Status, unknown.Body));
        Assert.Equal(costOfKnown, costOfUnknown);

        await AskAsync($"xx{_email}");
        await Fixture.RunAsync();
        Assert.DoesNotContain(await Fixture.App.Get<BlobMailbox>().ReadNewestAsync(to: null, default), mail => mail.To == $"xx{_email}");
    }

    [Theory]
    [InlineData("91220800MA0EX4MP5M", "nobody", "email-is-malformed")]
    [InlineData("123", "a@b.example", "credit-code-length-is-wrong")]
    public async Task LostLink_Malformed_StatesWhatToMend(string code, string email, string fault)
    {
        var reply = await Fixture.SendAsync(
            Fixture.Json("POST", new LostLinkForm { UnifiedSocialCreditCode = code, ContactEmail = email }),
            request => Fixture.App.Function<RequestLinkEndpoint>().RunAsync(request, Fixture.Client, default)
        );

        Assert.Equal((422, fault), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Rebuild_EmptyIndex_FindsEverythingAgain()
    {
        var id = await BeginAsync("项目");
        var table = Fixture.App.Tables.GetTableClient("Indexes");
        await table.DeleteEntityAsync($"unit|{Samples.UnitCode}|{Clerk.ClerkId}", id.Value);
        await table.AddEntityAsync(new Azure.Data.Tables.TableEntity("unit|GONE|nobody", id.Value));

        await Fixture.SendAsync(
            Fixture.Request("PUT"),
            request => Fixture.App.Function<RebuildUnitIndexEndpoint>().RunAsync(request, default)
        );

        Assert.Equal([id], (await Fixture.App.Get<UnitIndex>().ReadAsync(Clerk, default)).Select(entry => entry.ApplicationId));
        Assert.Empty(await Fixture.App.RowsAsync("Indexes", "unit|GONE|nobody"));
    }

    private async Task<ApplicationId> BeginAsync(string title)
    {
        var id = await Fixture.BeginAsync(form => form with { ContactEmail = _email, Title = title });
        Assert.Equal(200, (await Fixture.AcceptAsync(id, _email)).Status);
        return id;
    }

    private Task<Reply> OpenAsync() =>
        Fixture.SendAsync(Fixture.Request("GET"), request => Fixture.App.Function<GetUnitEndpoint>().RunAsync(request, Token, default));

    private Task<Reply> AskAsync(string email, DurableTaskClient? client = null) =>
        Fixture.SendAsync(
            Fixture.Json("POST", new LostLinkForm { UnifiedSocialCreditCode = Samples.UnitCode.ToLowerInvariant(), ContactEmail = email }),
            request => Fixture.App.Function<RequestLinkEndpoint>().RunAsync(request, client ?? Fixture.Client, default)
        );

    private async Task<List<MailMessage>> MailsAsync() =>
        [
            .. (await Fixture.App.Get<BlobMailbox>().ReadNewestAsync(to: null, default)).Where(mail =>
                mail.To == _email && mail.Text.Contains("/units/", StringComparison.Ordinal)
            ),
        ];
}
