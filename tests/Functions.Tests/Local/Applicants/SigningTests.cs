using System.Net;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Commitments;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>Each unit and person signs by its own mailed link.</summary>
[Collection(StorageTests.Name)]
public sealed class SigningTests(TestStorage storage) : IAsyncLifetime
{
    private const string Title = "盐碱地水稻耐盐品种选育与示范";

    private readonly string _zhang = $"zhang-{Guid.NewGuid():N}@unit.example";
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() => _fixture = await ApplicantFixture.StartAsync(storage);

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Post_Invitation_MailsTheLinkAndNothingThatWasTyped()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.InviteAsync(id, "p1", _zhang);

        Assert.Equal(200, reply.Status);
        var party = reply.Read<ApplicationView>().Parties[1];
        Assert.Equal((Fixture.App.Clock.GetUtcNow(), false, null), (party.InvitedAt, party.HasSigned, party.SignedBy));
        var mail = Assert.Single(await MailsAsync(_zhang));
        Assert.Contains($"/commitments/{await Fixture.SigningTokenAsync(id, "p1")}", mail.Text, StringComparison.Ordinal);
        Assert.All([Fixture.App.Guide.Title, id.Value, "0436"], words => Assert.Contains(words, mail.Text, StringComparison.Ordinal));
        Assert.All(
            [Title, "张示例", "白城市示例农业科技有限公司", "clerk@"],
            typed => Assert.DoesNotContain(typed, mail.Subject + mail.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Post_InvitationOfTheLeadUnitWithoutAnAddress_GoesToTheClerk()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.SendAsync(
            Fixture.Request("POST").By(id, Fixture),
            request => Fixture.App.Function<InviteSignerEndpoint>().RunAsync(request, id.Value, "u1", default)
        );

        Assert.Equal(200, reply.Status);
        Assert.Equal("clerk@unit.example", Assert.Single((await Fixture.ReadAsync(id)).Invitations).Email);
    }

    [Fact]
    public async Task Post_InvitationAgain_SendsTheLinkAgain()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.InviteAsync(id, "p1", _zhang);
        var first = await Fixture.SigningTokenAsync(id, "p1");
        Fixture.App.Clock.Advance(TimeSpan.FromMinutes(1));

        await Fixture.InviteAsync(id, "p1", _zhang);

        Assert.Equal(2, (await MailsAsync(_zhang)).Count);
        Assert.Equal(200, (await GetAsync(first)).Status);
    }

    [Fact]
    public async Task Post_InvitationByItsForm_ComesBackWithWhatIsWrong()
    {
        var id = await Fixture.BeginAsync(form => form with { Parties = [.. form.Parties, MemberForm] });
        await Fixture.InviteAsync(id, "p1", _zhang);
        var page = await Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => Fixture.App.Function<GetCommitmentEndpoint>().RunAsync(request, id.Value, "p2", default)
        );
        Assert.Contains($"/applications/{id}/commitments/p2/invitation", page.Body, StringComparison.Ordinal);

        var refused = await InviteByFormAsync(
            page.Hidden.Append(KeyValuePair.Create("email", _zhang.Replace("@", "+2@", StringComparison.Ordinal)))
        );
        Assert.Equal(422, refused.Status);
        Assert.Contains("该邮箱已用于“张示例”签署", refused.Body, StringComparison.Ordinal);
        Assert.Contains(
            _zhang.Replace("@", "+2@", StringComparison.Ordinal),
            WebUtility.HtmlDecode(refused.Body),
            StringComparison.Ordinal
        );

        var sent = await InviteByFormAsync(page.Hidden.Append(KeyValuePair.Create("email", $"li-{_zhang}")));
        Assert.Equal((303, $"https://keji.example/applications/{id}/commitments/p2"), (sent.Status, sent.Location));
        Assert.Single(await MailsAsync($"li-{_zhang}"));
        Assert.Equal(422, (await InviteByFormAsync([KeyValuePair.Create("email", $"li-{_zhang}")])).Status);

        Task<Reply> InviteByFormAsync(IEnumerable<KeyValuePair<string, string>> fields) =>
            Fixture.SendAsync(
                Fixture.Form(fields).ByCookie(id, Fixture),
                request => Fixture.App.Function<InviteSignerEndpoint>().RunAsync(request, id.Value, "p2", default)
            );
    }

    [Fact]
    public async Task Get_Link_ShowsThePartyItsOwnAndChangesNothing()
    {
        var id = await Fixture.BeginAsync(form => form with { Parties = [.. form.Parties, MemberForm] });
        await Fixture.InviteAsync(id, "p1", _zhang);
        var token = await Fixture.SigningTokenAsync(id, "p1");
        var before = Fixture.App.Traffic.Requests.Count;

        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            request => Fixture.App.Function<GetSigningEndpoint>().RunAsync(request, token, default)
        );
        var view = (await GetAsync(token)).Read<SigningView>();

        Assert.DoesNotContain(Fixture.App.Traffic.Requests.Skip(before), request => !request.StartsWith("GET", StringComparison.Ordinal));
        string[] shown =
        [
            "白城市级财政专项资金项目信用承诺书（个人）",
            "七、违背承诺的",
            Title,
            "白城市示例农业科技有限公司",
            "张示例",
            Fixture.CitizenNumber[..6] + "************",
            "隐私告知",
        ];
        Assert.All(shown, words => Assert.Contains(words, page.Body, StringComparison.Ordinal));
        Assert.All(
            ["李成员", Samples.UnitCode, Fixture.CitizenNumber, "clerk@"],
            others => Assert.DoesNotContain(others, page.Body, StringComparison.Ordinal)
        );
        Assert.Equal(("p1", Samples.TextFor("p1").Sha256, true, null), (view.Party.Id, view.Text.Sha256, view.CanSign, view.Signed));
    }

    [Fact]
    public async Task Post_LinkByItsForm_SignsInTheNameOfThePartyAlone()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.InviteAsync(id, "p1", _zhang);
        var token = await Fixture.SigningTokenAsync(id, "p1");
        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            request => Fixture.App.Function<GetSigningEndpoint>().RunAsync(request, token, default)
        );

        var incomplete = await SignAsync(
            ("signerName", "张示例"),
            ("declaresNoDishonesty", "false"),
            ("consentsToElectronicService", "false"),
            ("consentsToIdentityNumber", "false")
        );
        Assert.Equal(422, incomplete.Status);
        Assert.Contains("可以联系承办科室提交纸质申报材料", incomplete.Body, StringComparison.Ordinal);
        Assert.Empty((await Fixture.ReadAsync(id)).Commitments);
        Assert.False(await Fixture.App.Get<ConfirmedAddresses>().IsConfirmedAsync(_zhang, default));

        var signed = await SignAsync(
            ("signerName", "张示例"),
            ("declaresNoDishonesty", "false"),
            ("declaredFacts", "已履行"),
            ("consentsToElectronicService", "false"),
            ("consentsToIdentityNumber", "true")
        );
        Assert.Equal((303, $"https://keji.example/commitments/{token}"), (signed.Status, signed.Location));
        var commitment = Assert.Single((await Fixture.ReadAsync(id)).Commitments);
        Assert.Equal(
            ("张示例", false, "已履行", false, true),
            (
                commitment.SignerName,
                commitment.DeclaresNoDishonesty,
                commitment.DeclaredFacts,
                commitment.ConsentsToElectronicService,
                commitment.ConsentsToIdentityNumber
            )
        );
        Assert.Equal((SigningWay.Link, Samples.TextFor("p1").Sha256), (commitment.Way, commitment.TextSha256));
        Assert.NotNull(commitment.AddressMark);
        Assert.True(await Fixture.App.Get<ConfirmedAddresses>().IsConfirmedAsync(_zhang, default));

        var envelope = (await Fixture.App.Applications.ReadAuditAsync(id.Value, default))[^1].Envelope;
        Assert.Equal(
            ("CommitmentSigned", "party-p1", "PrincipalInvestigator", "SigningLink"),
            (envelope.FactType, envelope.Actor, envelope.Role, envelope.Basis)
        );

        Task<Reply> SignAsync(params IEnumerable<(string Name, string Value)> fields) =>
            Fixture.SendAsync(
                Fixture.Form(page.Hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))),
                request => Fixture.App.Function<SignCommitmentEndpoint>().RunAsync(request, token, default)
            );
    }

    [Fact]
    public async Task Post_LinkAfterTheApplicationIsSubmitted_IsRefusedAndStillShowsWhatWasSigned()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.CompleteAsync(id);
        await Fixture.SubmitAsync(id);
        Fixture.App.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(
            (409, "application-is-not-a-draft"),
            (await Fixture.SignAsync(id, "p1")) is var reply ? (reply.Status, reply.Code) : default
        );
        var view = (await GetAsync(await Fixture.SigningTokenAsync(id, "p1"))).Read<SigningView>();
        Assert.Equal((false, "张示例"), (view.CanSign, view.Signed!.SignerName));
    }

    [Fact]
    public async Task Post_PartyChangedSince_FindsTheLinkVoidAndStatesWhatToDo()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.InviteAsync(id, "p1", _zhang);
        var token = await Fixture.SigningTokenAsync(id, "p1");
        await Fixture.SignAsync(id, "p1");
        var form = Samples.Form() with
        {
            RoundId = Fixture.App.Guide.Id.Value,
            Parties = [Samples.LeadUnitForm, Samples.InvestigatorForm with { Name = "张改名", CitizenId = null }],
        };
        await Fixture.SendAsync(
            Fixture.Json("PUT", form).By(id, Fixture),
            request => Fixture.App.Function<ChangeApplicationEndpoint>().RunAsync(request, id.Value, default)
        );

        Assert.Empty((await Fixture.ReadAsync(id)).Commitments);
        foreach (var reply in new[] { await GetAsync(token), await PostAsync(token) })
        {
            Assert.Equal((410, "signing-link-is-void"), (reply.Status, reply.Code));
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    public async Task GetAndPost_NoLink_IsNotFound(string token)
    {
        var access = Fixture.App.Get<ApplicantAccess>().TokenFor(await Fixture.BeginAsync(), "clerk@unit.example", isMailed: true);
        foreach (var reply in new[] { await GetAsync(token), await PostAsync(token), await GetAsync(access) })
        {
            Assert.Equal((404, "signing-link-not-found"), (reply.Status, reply.Code));
        }
    }

    [Fact]
    public async Task Get_LinkPastItsTime_HasExpired()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.InviteAsync(id, "p1", _zhang);
        var token = await Fixture.SigningTokenAsync(id, "p1");
        Fixture.App.Clock.Advance(AccessSubject.Lifetime + TimeSpan.FromDays(1));

        Assert.Equal((410, "signing-link-has-expired"), (await GetAsync(token)) is var reply ? (reply.Status, reply.Code) : default);
    }

    [Fact]
    public async Task Put_PaperOfAPartyThatSignedByLink_IsRefused()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.CompleteAsync(id);

        var reply = await EnterAsync(id, "p1");

        Assert.Equal((409, "commitment-is-signed-by-link"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Put_Paper_NeedsTheSealedScanForSubmission()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.InviteAsync(id, "u1", null);
        await Fixture.SignAsync(id, "u1");
        foreach (var required in Fixture.App.Guide.RequiredDocuments)
        {
            await Fixture.UploadAsync(id, required.Kind, Files.Pdf());
        }

        var entered = (await EnterAsync(id, "p1")).Read<ApplicationView>();
        Assert.Equal((SigningWay.Paper, SigningWay.Link), (entered.Parties[1].SignedBy, entered.Parties[0].SignedBy));
        Assert.Equal("signed-scan", Assert.Single(entered.Missing).Message.Split("documents/")[1].TrimEnd('.'));
        Assert.Equal(
            (422, "document-is-missing"),
            (await Fixture.SubmitAsync(id)) is var refused ? (refused.Status, refused.Code) : default
        );

        Assert.Equal(201, (await Fixture.UploadAsync(id, "signed-scan", Files.Pdf())).Status);
        Assert.Equal(202, (await Fixture.SubmitAsync(id)).Status);
    }

    [Theory]
    [InlineData("2026-1", 200)]
    [InlineData("1999-1", 404)]
    public async Task Get_Texts_OfAnyVersion_StayReadable(string version, int status)
    {
        var texts = Fixture.App.Function<GetCommitmentTextsEndpoint>();
        var reply = await Fixture.SendAsync(Fixture.Request("GET"), request => Task.FromResult(texts.Run(request, version)));
        var page = await Fixture.SendAsync(Fixture.Browse(), request => Task.FromResult(texts.Run(request, version)));

        Assert.Equal((status, status), (reply.Status, page.Status));
        Assert.Equal(status == 200, page.Body.Contains(Samples.TextFor("u1").Sha256, StringComparison.Ordinal));
    }

    private static PartyForm MemberForm =>
        new()
        {
            Id = "p2",
            Role = PartyRole.Member,
            Name = "李成员",
            CitizenId = Samples.OtherCitizenNumber,
        };

    private Task<Reply> EnterAsync(ApplicationId id, string partyId) =>
        Fixture.SendAsync(
            Fixture.Json("PUT", Samples.CommitmentForm()).By(id, Fixture),
            request => Fixture.App.Function<EnterPaperCommitmentEndpoint>().RunAsync(request, id.Value, partyId, default)
        );

    private Task<Reply> GetAsync(string token) =>
        Fixture.SendAsync(Fixture.Request("GET"), request => Fixture.App.Function<GetSigningEndpoint>().RunAsync(request, token, default));

    private Task<Reply> PostAsync(string token) =>
        Fixture.SendAsync(
            Fixture.Json("POST", Samples.CommitmentForm()),
            request => Fixture.App.Function<SignCommitmentEndpoint>().RunAsync(request, token, default)
        );

    private Task<IReadOnlyList<MailMessage>> MailsAsync(string address) => Fixture.App.Get<BlobMailbox>().ReadNewestAsync(address, default);
}
