using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.Applications;

/// <summary>Applicant links expire after some months and then explain how to get a new one.</summary>
[Collection(StorageTests.Name)]
public sealed class AccessExpiryTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);

    private ApplicantAccess Access => _app.Get<ApplicantAccess>();

    public Task InitializeAsync() => _app.CreateDraftAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(-1, null)]
    [InlineData(1, "access-has-expired")]
    public async Task Token_AroundItsLastDay_OpensUntilThen(int days, string? code)
    {
        var token = Access.TokenFor(_app.ApplicationId, _app.Draft.ContactEmail);
        _app.Clock.Advance(AccessSubject.Lifetime + TimeSpan.FromDays(days));

        var opened = await Access.OpenAsync(Bearer(token), _app.ApplicationId.Value, default);

        Assert.Equal(code, opened.IsSuccess ? null : opened.Errors[0].Code);
        Assert.Equal(code, Access.Read(token) is { IsSuccess: false, Errors: [var error, ..] } ? error.Code : null);
    }

    [Fact]
    public async Task Token_MadeAfterwards_OpensTheApplicationAgain()
    {
        _app.Clock.Advance(AccessSubject.Lifetime + TimeSpan.FromDays(1));
        var token = Access.TokenFor(_app.ApplicationId, _app.Draft.ContactEmail, isMailed: true);

        Assert.True((await Access.OpenAsync(Bearer(token), _app.ApplicationId.Value, default)).IsSuccess);
    }

    [Fact]
    public void UnitToken_AfterItsLastDay_ReportsIt()
    {
        var units = _app.Get<UnitAccess>();
        var clerk = units.ClerkOf("91220800MA0EX4MP5M", "clerk@unit.example");
        var token = units.TokenFor(clerk);
        Assert.Equal(clerk, units.Open(token).Value);

        _app.Clock.Advance(AccessSubject.Lifetime + TimeSpan.FromDays(1));

        Assert.Equal("access-has-expired", units.Open(token).Errors[0].Code);
    }

    [Fact]
    public void Token_WithALaterDayWrittenIn_OpensNothing()
    {
        var token = Access.TokenFor(_app.ApplicationId, _app.Draft.ContactEmail);
        var subject = AccessSubject.Read(_app.Get<TokenSigner>(), token)!.Value;

        Assert.Null(
            AccessSubject.Read(
                _app.Get<TokenSigner>(),
                token.Replace($"-{subject.LastDay}.", $"-{subject.LastDay + 1}.", StringComparison.Ordinal)
            )
        );
        Assert.False(subject.IsMailed);
    }

    private static HttpRequest Bearer(string token) =>
        new DefaultHttpContext { Request = { Headers = { Authorization = $"Bearer {token}" } } }.Request;
}
