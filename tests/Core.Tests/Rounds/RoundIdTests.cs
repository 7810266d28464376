using System.Text.Json;
using CreditFunctions.Core.Rounds;
using CsCheck;

namespace CreditFunctions.Core.Tests.Rounds;

public sealed class RoundIdTests
{
    [Fact]
    public void Parse_WordsJoinedByHyphens_GivesTheTextBack() =>
        Gen.String[Gen.Char["abcxyz0189"], 1, 9]
            .Array[1, 4]
            .Where(words => words.Sum(word => word.Length + 1) > 3)
            .Sample(words =>
            {
                var text = string.Join('-', words);
                var id = RoundId.Parse(text).Value;
                return id.Value == text && JsonSerializer.Deserialize<RoundId>(JsonSerializer.Serialize(id)) == id;
            });

    [Theory]
    [InlineData("abc")]
    [InlineData("a-1")]
    [InlineData("2026")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void TryParse_AtTheLimits_Passes(string text) => Assert.True(RoundId.TryParse(text, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("-abc")]
    [InlineData("abc-")]
    [InlineData("a--b")]
    [InlineData("Abc")]
    [InlineData("a_b")]
    [InlineData("a/b")]
    [InlineData("农业1")]
    [InlineData("abc\n")]
    [InlineData("abc ")]
    public void Parse_NoId_IsRefused(string? text) =>
        Assert.Equal(["round-id-is-malformed"], RoundId.Parse(text).Errors.Select(error => error.Code));
}
