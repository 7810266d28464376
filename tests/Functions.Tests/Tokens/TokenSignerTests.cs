using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Tests.Tokens;

public sealed class TokenSignerTests
{
    private const string Link = "0123456789abcdef0123456789abcdef";

    private static readonly TokenSigner Signer = new(TestRings.One, "test");

    [Theory]
    [InlineData(TokenPurpose.TaskLink)]
    [InlineData(TokenPurpose.Access)]
    [InlineData(TokenPurpose.Form)]
    public void Verify_OwnToken_GivesItsSubject(TokenPurpose purpose) =>
        Assert.Equal(Link, Signer.Verify(purpose, Signer.Sign(purpose, Link)));

    [Theory]
    [InlineData("h2_k1", "h2")]
    [InlineData("sm3_k1", "sm3")]
    [InlineData("h1_k9", null)]
    [InlineData("k1", null)]
    [InlineData("_k1", null)]
    [InlineData("H2_k1", null)]
    [InlineData("h2\r\n_k1", null)]
    [InlineData("ninechars_k1", null)]
    public void Verify_TokenOfUnknownSuite_OpensNothingAndIsReported(string head, string? told)
    {
        List<string> suites = [];
        var signer = new TokenSigner(TestRings.One, "test", suites.Add);
        var parts = signer.Sign(TokenPurpose.Access, Link).Split('.');

        Assert.Null(signer.Verify(TokenPurpose.Access, $"{head}.{parts[1]}.{parts[2]}"));
        Assert.Equal(told is null ? [] : [told], suites);
    }

    [Fact]
    public void Verify_EveryOtherPurpose_IsRefused()
    {
        foreach (var made in Enum.GetValues<TokenPurpose>())
        {
            foreach (var asked in Enum.GetValues<TokenPurpose>().Where(purpose => purpose != made))
            {
                Assert.Null(Signer.Verify(asked, Signer.Sign(made, Link)));
            }
        }
    }

    [Fact]
    public void Verify_AnyCharacterChanged_IsRefused()
    {
        var token = Signer.Sign(TokenPurpose.TaskLink, Link);

        for (var i = 0; i < token.Length; i++)
        {
            var forged = $"{token[..i]}{(token[i] == 'x' ? 'y' : 'x')}{token[(i + 1)..]}";
            Assert.Null(Signer.Verify(TokenPurpose.TaskLink, forged));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("k1." + Link)]
    [InlineData("k1." + Link + ".")]
    [InlineData("k1." + Link + ".é")]
    [InlineData("h1_k1." + Link + ".é")]
    [InlineData("sm3_k1." + Link + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("h1_k9." + Link + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("k9." + Link + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Verify_NoToken_IsRefused(string? text) => Assert.Null(Signer.Verify(TokenPurpose.TaskLink, text));

    [Fact]
    public void Verify_TokenWithSomethingAfterIt_IsRefused()
    {
        var token = Signer.Sign(TokenPurpose.TaskLink, Link);

        Assert.Null(Signer.Verify(TokenPurpose.TaskLink, token + "."));
        Assert.Null(Signer.Verify(TokenPurpose.TaskLink, token + "="));
        Assert.Null(Signer.Verify(TokenPurpose.TaskLink, token + " "));
    }

    [Fact]
    public void Verify_TextOfAnyLength_IsRefused() => Assert.Null(Signer.Verify(TokenPurpose.TaskLink, new string('.', 10_000_000)));

    [Fact]
    public void Verify_TokenOfAnotherEnvironment_IsRefused() =>
        Assert.Null(new TokenSigner(TestRings.One, "production").Verify(TokenPurpose.TaskLink, Signer.Sign(TokenPurpose.TaskLink, Link)));

    [Fact]
    public void Verify_KeyStillInTheRing_Opens()
    {
        var later = new TokenSigner(TestRings.Of(TestRings.Key("k2", 2), TestRings.Key("k1", 1)), "test");

        Assert.Equal(Link, later.Verify(TokenPurpose.TaskLink, Signer.Sign(TokenPurpose.TaskLink, Link)));
        Assert.StartsWith("h1_k2.", later.Sign(TokenPurpose.TaskLink, Link), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_RetiredKey_IsRefused() =>
        Assert.Null(
            new TokenSigner(TestRings.Of(TestRings.Key("k2", 2)), "test").Verify(
                TokenPurpose.TaskLink,
                Signer.Sign(TokenPurpose.TaskLink, Link)
            )
        );

    [Fact]
    public void Verify_SameSecretUnderAnotherId_IsRefused()
    {
        var renamed = new TokenSigner(TestRings.Of(TestRings.Key("k2", 1)), "test");
        var token = Signer.Sign(TokenPurpose.TaskLink, Link);

        Assert.Null(renamed.Verify(TokenPurpose.TaskLink, token));
        Assert.Null(renamed.Verify(TokenPurpose.TaskLink, $"h1_k2{token[5..]}"));
    }

    [Fact]
    public void Sign_KnownKey_IsHmacOfEachPartWithItsLength()
    {
        byte[] message =
        [
            .. new[] { "creditfunctions", "TaskLink", "test", "k1", Link }.SelectMany(part =>
                (byte[])[0, 0, 0, (byte)part.Length, .. Encoding.UTF8.GetBytes(part)]
            ),
        ];
        var mac = Convert
            .ToBase64String(HMACSHA256.HashData(Enumerable.Repeat((byte)1, 32).ToArray(), message), 0, 24)
            .Replace('+', '-')
            .Replace('/', '_');

        Assert.Equal($"h1_k1.{Link}.{mac}", Signer.Sign(TokenPurpose.TaskLink, Link));
    }

    [Fact]
    public void IsCode_TheCode_FitsWithSpacesAndInAnyCase()
    {
        var code = Signer.Code(Link);

        Assert.Matches("^[2-9A-HJ-NP-TV-Z]{8}$", code);
        Assert.True(Signer.IsCode(code, Link, "k1"));
        Assert.True(Signer.IsCode($" {code[..3]} {code[3..].ToLowerInvariant()}\t", Link, "k1"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABCDEFG")]
    public void IsCode_AnythingElse_DoesNotFit(string? code) => Assert.False(Signer.IsCode(code, Link, "k1"));

    [Fact]
    public void IsCode_CodeOfAnotherLinkOrWithMoreBehind_DoesNotFit()
    {
        Assert.False(Signer.IsCode(Signer.Code("another"), Link, "k1"));
        Assert.False(Signer.IsCode(Signer.Code(Link) + "A", Link, "k1"));
        Assert.False(Signer.IsCode(Signer.Code(Link), Link, "k1", number: 1));
        Assert.True(Signer.IsCode(Signer.Code(Link, 1), Link, "k1", number: 1));
    }

    [Fact]
    public void IsCode_MailedUnderAnEarlierKey_FitsAsLongAsItsLink()
    {
        var later = new TokenSigner(TestRings.Of(TestRings.Key("k2", 2), TestRings.Key("k1", 1)), "test");

        Assert.True(later.IsCode(Signer.Code(Link), Link, "k1"));
        Assert.False(later.IsCode(Signer.Code(Link), Link, "k2"));
    }

    [Fact]
    public void Derive_SameText_GivesSixteenBytesThatDependOnEverything()
    {
        var derived = Signer.Derive(TokenPurpose.Idempotency, "key");

        Assert.Equal(16, derived.Length);
        Assert.Equal(derived, Signer.Derive(TokenPurpose.Idempotency, "key"));
        Assert.NotEqual(derived, Signer.Derive(TokenPurpose.Idempotency, "key2"));
        Assert.NotEqual(derived, Signer.Derive(TokenPurpose.Form, "key"));
        Assert.NotEqual(derived, new TokenSigner(TestRings.One, "production").Derive(TokenPurpose.Idempotency, "key"));
        Assert.NotEqual(derived, new TokenSigner(TestRings.Of(TestRings.Key("k1", 2)), "test").Derive(TokenPurpose.Idempotency, "key"));
        Assert.Equal(
            derived,
            new TokenSigner(TestRings.Of(TestRings.Key("k2", 2), TestRings.Key("k1", 1)), "test").Derive(TokenPurpose.Idempotency, "key")
        );
    }
}
