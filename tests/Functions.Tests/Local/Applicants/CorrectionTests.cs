using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Units;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>Changes allowed during a correction, by program and by page.</summary>
[Collection(StorageTests.Name)]
public sealed class CorrectionTests(TestStorage storage) : IAsyncLifetime
{
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() => _fixture = await ApplicantFixture.StartAsync(storage);

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Put_WhatIsOpen_IsTakenAndTheRestIsRefusedByName()
    {
        var id = await PendingAsync("party:u1", "document:budget");
        var form = await FormOfAsync(id);

        var locked = await ChangeAsync(id, form with { Title = "改了名称" });
        Assert.Equal((409, "correction-does-not-open-this"), (locked.Status, locked.Code));
        Assert.Contains("party:u1, document:budget", locked.Body, StringComparison.Ordinal);
        Assert.Equal((409, "correction-does-not-open-this"), Refusal(await Fixture.UploadAsync(id, "proposal", Files.Pdf())));
        Assert.Equal((409, "correction-does-not-open-this"), Refusal(await SignAsync(id, "p1")));

        Assert.Equal(201, (await Fixture.UploadAsync(id, "budget", Files.Pdf())).Status);
        var changed = await ChangeAsync(
            id,
            form with
            {
                Parties = form.Parties.SetItem(0, form.Parties[0] with { UnifiedSocialCreditCode = Samples.OtherUnitCode }),
            }
        );
        Assert.Equal(200, changed.Status);
        Assert.Contains("commitment-is-missing", changed.Body, StringComparison.Ordinal);
        Assert.Equal(Samples.OtherUnitCode, (await Fixture.ReadAsync(id)).LeadUnit.Code);
        Assert.Equal((422, "commitment-is-missing"), Refusal(await SubmitCorrectionAsync(id)));

        Assert.Equal(200, (await SignAsync(id, "u1")).Status);
        Assert.Equal(200, (await SubmitCorrectionAsync(id)).Status);
        Fixture.App.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((409, "correction-is-submitted"), Refusal(await ChangeAsync(id, form)));
    }

    [Fact]
    public async Task Put_AnotherInvestigator_IsSealedFoundAndShownMaskedToNobodyElse()
    {
        var (id, other) = (await PendingAsync("party:p1"), await ApplicantFixture.StartAsync(storage));
        await using var _ = other;
        var form = await FormOfAsync(id);
        var taken = form.Parties.SetItem(1, form.Parties[1] with { CitizenId = other.CitizenNumber });

        var reply = await ChangeAsync(id, form with { Parties = taken });

        Assert.Equal(200, reply.Status);
        Assert.DoesNotContain(other.CitizenNumber, reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("cipherText", reply.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(200, (await SignAsync(id, "p1")).Status);
        Assert.Equal(200, (await SubmitCorrectionAsync(id)).Status);

        // Duplicates of the new person are found; one of the person's applications is submitted elsewhere.
        var theirs = await Fixture.BeginAsync(draft =>
            draft with
            {
                Title = "别的项目",
                Parties = [Samples.LeadUnitForm, Samples.InvestigatorForm with { CitizenId = other.CitizenNumber }],
            }
        );
        await Fixture.CompleteAsync(theirs);
        Assert.Equal(202, (await Fixture.SubmitAsync(theirs)).Status);
        var found = await Fixture.App.Get<DuplicateRegister>().ReportAsync(await Fixture.ReadAsync(theirs), Fixture.App.Guide, default);
        Assert.Contains(found.Found, each => each.Application.Id == id);
    }

    [Fact]
    public async Task Put_AnotherLeadUnit_ShowsTheApplicationUnderItsCode()
    {
        var clerk = $"clerk@{Guid.NewGuid():N}.example";
        var id = await PendingAsync(form => form with { ContactEmail = clerk }, "party:u1");
        var form = await FormOfAsync(id);

        await ChangeAsync(
            id,
            form with
            {
                Parties = form.Parties.SetItem(0, form.Parties[0] with { UnifiedSocialCreditCode = Samples.OtherUnitCode }),
            },
            clerk
        );

        var units = Fixture.App.Get<UnitAccess>();
        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            request =>
                Fixture
                    .App.Function<GetUnitEndpoint>()
                    .RunAsync(request, units.TokenFor(units.ClerkOf(Samples.OtherUnitCode, clerk)), default)
        );
        Assert.Contains(id.Value, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfACorrection_OffersWhatIsOpenAndShowsTheRest()
    {
        var id = await PendingAsync("amountYuan", "document:budget", "commitment:p1");

        var page = (await PageAsync(id)).Body;
        Assert.All(
            [
                "缺盖章",
                "申请金额",
                "材料：经费预算",
                "张示例重新签署承诺书",
                $"/applications/{id}/form",
                "documents/budget",
                "commitments/p1",
            ],
            text => Assert.Contains(text, page, StringComparison.Ordinal)
        );
        Assert.All(["documents/proposal", "commitments/u1"], text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));

        var form = await PartAsync(id, "form");
        Assert.Contains("<input type=\"hidden\" name=\"title\"", form.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"action\" value=\"add-member\"", form.Body, StringComparison.Ordinal);
        var fields = form.Hidden;
        fields["amountYuan"] = "150000";
        Assert.Equal(303, (await PostFormAsync(id, fields)).Status);
        Assert.Equal(150_000, (await Fixture.ReadAsync(id)).AmountYuan);

        Fixture.App.Clock.Advance(TimeSpan.FromHours(1));
        fields["title"] = "改了名称";
        fields["version"] = (await PartAsync(id, "form")).Hidden["version"];
        var refused = await PostFormAsync(id, fields);
        Assert.Equal(409, refused.Status);
        Assert.Contains("本次补正未开放此项", refused.Body, StringComparison.Ordinal);
        Assert.NotEqual("改了名称", (await Fixture.ReadAsync(id)).Title);
    }

    private Task<ApplicationId> PendingAsync(params string[] keys) => PendingAsync(form => form, keys);

    private async Task<ApplicationId> PendingAsync(Func<ApplicationForm, ApplicationForm> change, params string[] keys)
    {
        var id = await Fixture.BeginAsync(change);
        foreach (var partyId in new[] { "u1", "p1" })
        {
            await Fixture.RecordAsync(id, new CommitmentSigned(Samples.Commitment(partyId)));
        }

        foreach (var required in Fixture.App.Guide.RequiredDocuments)
        {
            await Fixture.RecordAsync(id, new DocumentRegistered(Samples.Document($"{required.Kind}-1", required.Kind)));
        }

        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(ApplicationMove.Submit, ApplicationState.Draft, ApplicationState.Submitted, "", Samples.Now)
        );
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(
                ApplicationMove.RequestCorrection,
                ApplicationState.FormatCheck,
                ApplicationState.CorrectionPending,
                "",
                Samples.Now
            )
        );
        var opens = CorrectionPolicy.Select(await Fixture.ReadAsync(id), Fixture.App.Guide, [.. keys]).Value;
        await Fixture.RecordAsync(
            id,
            new CorrectionRequested(new Correction("缺盖章", Samples.Now, Samples.Now.AddDays(5)) { Opens = opens })
        );
        Fixture.App.Clock.Advance(TimeSpan.FromHours(1));
        return id;
    }

    private async Task<ApplicationForm> FormOfAsync(ApplicationId id)
    {
        var application = await Fixture.ReadAsync(id);
        return Samples.Form() with
        {
            RoundId = null,
            ContactEmail = null,
            Title = application.Title,
            Parties = [Samples.LeadUnitForm, Samples.InvestigatorForm with { CitizenId = null }],
        };
    }

    private Task<Reply> ChangeAsync(ApplicationId id, ApplicationForm form, string clerk = "clerk@unit.example") =>
        Fixture.SendAsync(
            Fixture.Json("PUT", form).By(id, Fixture, clerk),
            request => Fixture.App.Function<ChangeApplicationEndpoint>().RunAsync(request, id.Value, default)
        );

    private async Task<Reply> SignAsync(ApplicationId id, string partyId)
    {
        var invited = await Fixture.InviteAsync(id, partyId, $"{partyId}@{id}.example");
        return invited.Status == 200 ? await Fixture.SignAsync(id, partyId) : invited;
    }

    private Task<Reply> SubmitCorrectionAsync(ApplicationId id) =>
        Fixture.SendAsync(
            Fixture.Request("POST").By(id, Fixture),
            request => Fixture.App.Function<SubmitCorrectionEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );

    private Task<Reply> PageAsync(ApplicationId id) =>
        Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => Fixture.App.Function<GetApplicationEndpoint>().RunAsync(request, id.Value, default)
        );

    private Task<Reply> PartAsync(ApplicationId id, string part) =>
        Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => Fixture.App.Function<GetApplicationPartEndpoint>().RunAsync(request, id.Value, part, default)
        );

    private Task<Reply> PostFormAsync(ApplicationId id, IEnumerable<KeyValuePair<string, string>> fields) =>
        Fixture.SendAsync(
            Fixture.Form(fields).ByCookie(id, Fixture),
            request => Fixture.App.Function<ChangeApplicationEndpoint>().RunAsync(request, id.Value, default)
        );

    private static (int Status, string Code) Refusal(Reply reply) => (reply.Status, reply.Code);
}
