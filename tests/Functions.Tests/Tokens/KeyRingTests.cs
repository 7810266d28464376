using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Tests.Tokens;

public sealed class KeyRingTests
{
    [Fact]
    public void Active_SeveralKeys_IsTheFirst()
    {
        var ring = TestRings.Of(TestRings.Key("k2", 2), TestRings.Key("k1", 1));

        Assert.Equal("k2", ring.ActiveKeyId);
        Assert.Equal(2, ring.Active[0]);
        Assert.Equal(1, ring.Find("k1")![0]);
    }

    [Theory]
    [InlineData("k3")]
    [InlineData("K1")]
    [InlineData("")]
    public void Find_NoSuchKey_IsNull(string id) => Assert.Null(TestRings.One.Find(id));

    [Fact]
    public void Create_NoKey_NamesTheSettings()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => new KeyRing("Identifiers", new KeyRingOptions()));

        Assert.Contains("Identifiers__Keys__0__Secret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(0)]
    public void Create_KeyOfAnotherLength_NamesTheKeyAndNotTheSecret(int length)
    {
        var key = TestRings.Key("k1", 7, length);

        var fault = Assert.Throws<InvalidOperationException>(() => TestRings.Of(key));

        Assert.Contains($"'k1' of Tokens has {length} bytes", fault.Message, StringComparison.Ordinal);
        Assert.True(length == 0 || !fault.Message.Contains(key.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void Create_SecretThatIsNoBase64_NamesTheKeyAndNotTheSecret()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => TestRings.Of(new RingKey { Id = "k1", Secret = "not base 64!" }));

        Assert.Contains("'k1' of Tokens", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not base 64!", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_KeyIdTwice_NamesIt()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => TestRings.Of(TestRings.Key("k1", 1), TestRings.Key("k1", 2)));

        Assert.Contains("'k1' of Tokens", fault.Message, StringComparison.Ordinal);
    }
}
