using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Applicants;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Rounds;

/// <summary>申报编号: assigned in order at the first submission, unique and permanent.</summary>
[Collection(StorageTests.Name)]
public sealed class SerialsTests(TestStorage storage) : IAsyncLifetime
{
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    private string Prefix => Fixture.App.Guide.SerialPrefix!;

    private Serials Serials => Fixture.App.Get<Serials>();

    public async Task InitializeAsync() => _fixture = await ApplicantFixture.StartAsync(storage);

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Issue_ManyAtOnce_GivesEachItsOwnWithoutGaps()
    {
        var ids = Enumerable.Range(0, 12).Select(_ => ApplicationId.FromBytes(Guid.NewGuid().ToByteArray())).ToList();

        var serials = await Task.WhenAll(ids.Select(id => Serials.IssueAsync(Fixture.App.Guide, id, default)));

        Assert.Equal(Enumerable.Range(1, 12).Select(place => $"{Prefix}{place:D4}"), serials.Order(StringComparer.Ordinal));
        Assert.Equal(serials, await Task.WhenAll(ids.Select(id => Serials.IssueAsync(Fixture.App.Guide, id, default))));
    }

    [Fact]
    public async Task Issue_SecondRoundOfThePrefix_CountsFromOneUnderALetterOfItsOwn()
    {
        var other = Fixture.App.Guide with { Id = RoundId.Parse("2026-other").Value };

        var first = await Serials.IssueAsync(Fixture.App.Guide, Samples.IdOf(1), default);
        var second = await Serials.IssueAsync(other, Samples.IdOf(2), default);
        var third = await Serials.IssueAsync(Fixture.App.Guide, Samples.IdOf(3), default);
        var again = await Serials.IssueAsync(other, Samples.IdOf(2), default);

        Assert.Equal([$"{Prefix}0001", $"{Prefix}B0001", $"{Prefix}0002", $"{Prefix}B0001"], [first, second, third, again]);
    }

    [Fact]
    public async Task Claim_PrefixOfAnotherRound_IsRefusedBeforeTheGuideIsPublished()
    {
        var other = Fixture.App.Guide with { Id = RoundId.Parse($"r{Guid.NewGuid():N}").Value };
        Assert.Null(await Serials.ClaimAsync(Fixture.App.Guide, default));
        Assert.Null(await Serials.ClaimAsync(Fixture.App.Guide, default));

        var recording = await Fixture
            .App.Get<RoundPublisher>()
            .PublishAsync(new GuidePublished(other, Samples.Now), TestApp.Signature, Fixture.Client, default);

        Assert.Equal("serial-prefix-is-taken", Assert.Single(Assert.IsType<Recording<RoundState>.Refused>(recording).Errors).Code);
        Assert.Null(await Fixture.App.Rounds.FindAsync(other.Id.Value, default));
        Assert.Null(await Serials.ClaimAsync(other with { SerialPrefix = null }, default));
    }

    [Fact]
    public async Task Submit_AnswerOfTheCounterIsLost_IssuesOneNumber()
    {
        var id = await CompleteAsync();
        Fixture.App.Traffic.LoseNextAnswer(request =>
            request.Contains("$batch", StringComparison.Ordinal) && !request.Contains("Applications", StringComparison.Ordinal)
        );

        await Assert.ThrowsAnyAsync<Exception>(() => Fixture.SubmitAsync(id));
        Assert.Equal(202, (await Fixture.SubmitAsync(id)).Status);
        var next = await CompleteAsync();
        Assert.Equal(202, (await Fixture.SubmitAsync(next)).Status);

        Assert.Equal(($"{Prefix}0001", $"{Prefix}0002"), ((await Fixture.ReadAsync(id)).Serial, (await Fixture.ReadAsync(next)).Serial));
    }

    [Fact]
    public async Task Submit_RecalledAndSubmittedAgain_KeepsItsNumber()
    {
        var id = await CompleteAsync();
        Assert.Null((await Fixture.ReadAsync(id)).Serial);
        var submitted = (await Fixture.SubmitAsync(id)).Read<SubmittedApplication>();
        Assert.Equal($"{Prefix}0001", submitted.Serial);

        await Fixture.SendAsync(
            Fixture.Request("POST").By(id, Fixture),
            request => Fixture.App.Function<RecallApplicationEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );
        Assert.Equal(
            (ApplicationState.Draft, $"{Prefix}0001"),
            ((await Fixture.ReadAsync(id)).State, (await Fixture.ReadAsync(id)).Serial)
        );
        var again = (await Fixture.SubmitAsync(id)).Read<SubmittedApplication>();

        Assert.Equal(submitted.Serial, again.Serial);
        var page = await Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => Fixture.App.Function<GetApplicationEndpoint>().RunAsync(request, id.Value, default)
        );
        Assert.Contains(submitted.Serial, page.Body, StringComparison.Ordinal);
    }

    private async Task<ApplicationId> CompleteAsync()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.CompleteAsync(id);
        return id;
    }
}
