using System.Text.Json;
using CsCheck;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationIdTests
{
    private static readonly Gen<byte[]> SixteenBytes = Gen.Byte.Array[16];

    [Fact]
    public void TryParse_TextOfAnyId_GivesItBack() =>
        SixteenBytes.Sample(bytes =>
        {
            var id = ApplicationId.FromBytes(bytes);
            return ApplicationId.TryParse(id.Value, out var parsed)
                && parsed == id
                && ApplicationId.TryParse(id.Value.ToUpperInvariant(), out parsed)
                && parsed == id
                && JsonSerializer.Deserialize<ApplicationId>(JsonSerializer.Serialize(id)) == id;
        });

    [Fact]
    public void FromBytes_OtherBytes_GiveAnotherId() =>
        Gen.Select(SixteenBytes, SixteenBytes)
            .Sample((one, other) => one.SequenceEqual(other) == (ApplicationId.FromBytes(one) == ApplicationId.FromBytes(other)));

    [Fact]
    public void FromBytes_KnownBytes_AreWrittenAsEver()
    {
        Assert.Equal(new string('0', 26), ApplicationId.FromBytes(new byte[16]).Value);
        Assert.Equal("7" + new string('z', 25), ApplicationId.FromBytes([.. Enumerable.Repeat((byte)255, 16)]).Value);
        Assert.Equal("00041061050r3gg28a1c60t3gf", ApplicationId.FromBytes([.. Enumerable.Range(0, 16).Select(i => (byte)i)]).Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000")]
    [InlineData("000000000000000000000000000")]
    [InlineData("80000000000000000000000000")]
    [InlineData("i0000000000000000000000000")]
    [InlineData("0000000000000000000000000l")]
    [InlineData("0000000000000000000000000o")]
    [InlineData("0000000000000000000000000u")]
    [InlineData("0000000000000000000000000\n")]
    [InlineData("０0000000000000000000000000")]
    [InlineData("0000000000000000000000000-")]
    public void Parse_NoId_IsRefused(string? text) =>
        Assert.Equal(["application-id-is-malformed"], ApplicationId.Parse(text).Errors.Select(error => error.Code));

    [Theory]
    [InlineData(15)]
    [InlineData(17)]
    public void FromBytes_WrongLength_Throws(int length) =>
        Assert.Throws<ArgumentException>(() => ApplicationId.FromBytes(new byte[length]));

    [Fact]
    public void Value_Default_IsEmpty() => Assert.Equal("", default(ApplicationId).ToString());
}
