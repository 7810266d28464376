using System.Security.Cryptography;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Functions.Tests.Tokens;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Tests.Identifiers;

public sealed class IdentifierVaultTests
{
    private static readonly CitizenId Number = CitizenId.Parse(Samples.CitizenNumber, Samples.Today).Value;
    private static readonly CitizenId OtherNumber = CitizenId.Parse(Samples.OtherCitizenNumber, Samples.Today).Value;
    private static readonly IdentifierVault Vault = new(TestRings.One);

    [Fact]
    public void Reveal_OwnSeal_GivesTheNumberBack()
    {
        var identifier = Vault.Seal(Number, "record", "p1");

        Assert.Equal(Samples.CitizenNumber, Vault.Reveal(identifier, "record", "p1"));
        Assert.Equal(("k1", "220802************"), (identifier.KeyId, identifier.Masked));
    }

    [Theory]
    [InlineData("other", "p1")]
    [InlineData("record", "p2")]
    [InlineData("recor", "dp1")]
    [InlineData("record|p1", "")]
    [InlineData("", "")]
    public void Reveal_ForAnotherRecordOrParty_Throws(string recordId, string partyId)
    {
        var identifier = Vault.Seal(Number, "record", "p1");

        Assert.ThrowsAny<CryptographicException>(() => Vault.Reveal(identifier, recordId, partyId));
    }

    [Fact]
    public void Reveal_AnyByteChanged_Throws()
    {
        var identifier = Vault.Seal(Number, "record", "p1");
        var bytes = Convert.FromBase64String(identifier.CipherText[3..]);

        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() =>
                Vault.Reveal(identifier with { CipherText = $"a1.{Convert.ToBase64String(changed)}" }, "record", "p1")
            );
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base 64")]
    [InlineData("a1.AAAA")]
    [InlineData("a1.not base 64")]
    public void Reveal_TextThatIsNoSeal_Throws(string cipherText) =>
        Assert.ThrowsAny<CryptographicException>(() =>
            Vault.Reveal(Vault.Seal(Number, "record", "p1") with { CipherText = cipherText }, "record", "p1")
        );

    [Fact]
    public void Reveal_UnknownSuite_NamesIt()
    {
        var identifier = Vault.Seal(Number, "record", "p1");

        var refused = Assert.Throws<CryptographicException>(() =>
            Vault.Reveal(identifier with { CipherText = $"sm4{identifier.CipherText[2..]}" }, "record", "p1")
        );

        Assert.Contains("'sm4'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reveal_KeyThatIsGone_StatesWhichSettingToMend()
    {
        var identifier = Vault.Seal(Number, "record", "p1");

        var fault = Assert.ThrowsAny<CryptographicException>(() =>
            new IdentifierVault(TestRings.Of(TestRings.Key("k2", 2))).Reveal(identifier, "record", "p1")
        );

        Assert.Contains("'k1'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reveal_OtherSecretUnderTheSameId_Throws()
    {
        var identifier = Vault.Seal(Number, "record", "p1");

        Assert.ThrowsAny<CryptographicException>(() =>
            new IdentifierVault(TestRings.Of(TestRings.Key("k1", 9))).Reveal(identifier, "record", "p1")
        );
    }

    [Fact]
    public void Reveal_KeyThatIsNoLongerTheNewest_StillOpens()
    {
        var identifier = Vault.Seal(Number, "record", "p1");

        Assert.Equal(
            Samples.CitizenNumber,
            new IdentifierVault(TestRings.Of(TestRings.Key("k2", 2), TestRings.Key("k1", 1))).Reveal(identifier, "record", "p1")
        );
    }

    [Fact]
    public void Seal_SameNumberTwice_LooksDifferentUnderOneIndex()
    {
        var one = Vault.Seal(Number, "record", "p1");
        var other = Vault.Seal(Number, "another", "p2");

        Assert.NotEqual(one.CipherText, other.CipherText);
        Assert.Equal(one.BlindIndex, other.BlindIndex);
        Assert.Equal(one.BlindIndex, Vault.BlindIndex(Number));
        Assert.NotEqual(one.BlindIndex, Vault.BlindIndex(OtherNumber));
    }

    [Fact]
    public void BlindIndex_KnownKey_NeverChanges() => Assert.Equal("aa7da35575034d35498fffc1af83f7fd", Vault.BlindIndex(Number));

    [Fact]
    public void BlindIndex_NewerKeyBesideTheOld_StaysAndIsReportedApartFromTheSeal()
    {
        var rotated = new IdentifierVault(TestRings.Of(TestRings.Key("k2", 2), TestRings.Key("k1", 1)));

        var identifier = rotated.Seal(Number, "record", "p1");

        Assert.Equal(Vault.BlindIndex(Number), identifier.BlindIndex);
        Assert.Equal(("k2", "h1.k1", "h1.k1"), (identifier.KeyId, identifier.IndexKeyId, rotated.IndexKeyId));
        Assert.Equal(Samples.CitizenNumber, rotated.Reveal(identifier, "record", "p1"));
    }

    [Fact]
    public void BlindIndex_OtherKey_IsAnother() =>
        Assert.NotEqual(Vault.BlindIndex(Number), new IdentifierVault(TestRings.Of(TestRings.Key("k1", 2))).BlindIndex(Number));

    [Fact]
    public void Seal_Number_StandsNowhereInIt()
    {
        var identifier = Vault.Seal(Number, "record", "p1");

        Assert.DoesNotContain(
            Samples.CitizenNumber[6..],
            string.Join('|', identifier.CipherText, identifier.BlindIndex, identifier.Masked),
            StringComparison.Ordinal
        );
    }
}
