using System.Collections.Immutable;
using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.Http;

public sealed class PostedFormTests
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=b";

    [Fact]
    public async Task ReadAsync_UrlEncodedForm_IsDecoded()
    {
        var fields = (
            await ReadAsync("title=%E7%99%BD%E5%9F%8E+a%2Bb&empty=&flag&%E5%90%8D=%3D%26&title=last"u8.ToArray(), UrlEncoded)
        ).Value;

        Assert.Equal(("last", "", "", "=&"), (fields["title"], fields["empty"], fields["flag"].Length == 0 ? "" : "?", fields["名"]));
    }

    [Fact]
    public async Task ReadAsync_FieldsOfABrowser_ComeBackAsTheyWere()
    {
        var sent = new Dictionary<string, string> { ["a"] = "白城 + 100% & \"x\"=\r\n😀", ["b[0].c"] = "" };
        using var content = new FormUrlEncodedContent(sent);

        var fields = (await ReadAsync(await content.ReadAsByteArrayAsync(), UrlEncoded)).Value;

        Assert.Equal(sent, fields.ToDictionary());
    }

    [Theory]
    [InlineData("title=%B0%D7%B3%C7", UrlEncoded)]
    [InlineData("%B0%D7=1", UrlEncoded)]
    [InlineData("title=%E7%99", UrlEncoded)]
    [InlineData("title=%C0%80", UrlEncoded)]
    [InlineData("title=%ED%A0%80", UrlEncoded)]
    [InlineData("title=\u00B0\u00D7\u00B3\u00C7", UrlEncoded + "; charset=gb18030")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n\u00B0\u00D7\u00B3\u00C7\r\n--b--\r\n", Multipart)]
    public async Task ReadAsync_OtherCharset_IsRefusedAndNamed(string body, string contentType)
    {
        var error = Assert.Single((await ReadAsync(Encoding.Latin1.GetBytes(body), contentType)).Errors);

        Assert.Equal(("charset-is-not-utf8", ErrorKind.Malformed), (error.Code, error.Kind));
        Assert.Contains(
            contentType.Contains("gb18030", StringComparison.Ordinal) ? "gb18030" : "UTF-8",
            error.Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>A byte order mark does not select the charset: one charset is used, whatever a field begins with.</summary>
    [Theory]
    [InlineData("\u00FF\u00FEA\0B\0", null)]
    [InlineData("\u00FE\u00FF\0A\0B", null)]
    [InlineData("\u00FF\u00FE\0\0A\0\0\0", null)]
    [InlineData("A\0B\0", "text/plain; charset=utf-16")]
    [InlineData("AB", "text/plain; charset=\"UTF-16LE\"")]
    public async Task ReadAsync_FieldInUtf16_IsRefusedAndNamed(string value, string? partType)
    {
        var header = partType is null ? "" : $"Content-Type: {partType}\r\n";
        var body = $"--b\r\nContent-Disposition: form-data; name=\"title\"\r\n{header}\r\n{value}\r\n--b--\r\n";

        var error = Assert.Single((await ReadAsync(Encoding.Latin1.GetBytes(body), Multipart)).Errors);

        Assert.Equal(("charset-is-not-utf8", ErrorKind.Malformed), (error.Code, error.Kind));
        Assert.Contains(partType is null ? "UTF-8" : "utf-16", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("%FF%FEA%00", UrlEncoded)]
    [InlineData("t=%FF%FEA%00", UrlEncoded)]
    [InlineData("t\0=\0A\0", UrlEncoded + "; charset=utf-16")]
    public async Task ReadAsync_UrlEncodedInUtf16_IsRefusedAndNamed(string body, string contentType) =>
        Assert.Equal(
            ["charset-is-not-utf8"],
            (await ReadAsync(Encoding.Latin1.GetBytes(body), contentType)).Errors.Select(error => error.Code)
        );

    /// <summary>A UTF-8 byte order mark is not part of the input.</summary>
    [Fact]
    public async Task ReadAsync_FieldWithAMarkOfUtf8_IsReadAlikeInBothForms()
    {
        var multipart = "--b\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\n\u00EF\u00BB\u00BFA\r\n--b--\r\n";

        Assert.Equal(
            (await ReadAsync("t=%EF%BB%BFA"u8.ToArray(), UrlEncoded)).Value["t"],
            (await ReadAsync(Encoding.Latin1.GetBytes(multipart), Multipart)).Value["t"]
        );
    }

    [Theory]
    [InlineData("title=%")]
    [InlineData("title=%4")]
    [InlineData("title=%zz")]
    public async Task ReadAsync_BrokenEscape_IsRefused(string body) =>
        Assert.Equal(
            ["form-is-malformed"],
            (await ReadAsync(Encoding.ASCII.GetBytes(body), UrlEncoded)).Errors.Select(error => error.Code)
        );

    [Fact]
    public async Task ReadAsync_LimitOfAField_CountsItsBytesAndNotThePercentSigns()
    {
        var text = string.Concat(Enumerable.Repeat("%E7%94%B2", 5000));

        Assert.Equal(new string('甲', 5000), (await ReadAsync(Encoding.ASCII.GetBytes($"a={text}"), UrlEncoded)).Value["a"]);
    }

    [Theory]
    [InlineData("甲", 1821)]
    [InlineData("甲", 20_000)]
    [InlineData("👨🏽‍👩🏽‍👧🏽‍👦🏽", 20_000)]
    public async Task R01_ReadAsync_LongestTextThatAPagePromises_IsTakenIn(string character, int count)
    {
        var text = string.Concat(Enumerable.Repeat(character, count));
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["a"] = text });
        var multipart = $"--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{text}\r\n--b--\r\n";

        Assert.Equal(text, (await ReadAsync(await content.ReadAsByteArrayAsync(), UrlEncoded)).Value["a"]);
        Assert.Equal(text, (await ReadAsync(Encoding.UTF8.GetBytes(multipart), Multipart)).Value["a"]);
    }

    /// <summary>Fields are counted, not their names, and so are their bytes: alike in both kinds of form.</summary>
    [Theory]
    [InlineData(5000, 1, true)]
    [InlineData(5001, 1, false)]
    [InlineData(8, 1_000_000, true)]
    [InlineData(9, 1_000_000, false)]
    public async Task ReadAsync_RepeatedName_CountsAgainstTheLimitsOfTheForm(int count, int length, bool isTaken)
    {
        var value = new string('x', length);
        var urlEncoded = string.Join('&', Enumerable.Repeat($"a={value}", count));

        Assert.Equal(isTaken, (await ReadAsync(Parts(count, value), Multipart)).IsSuccess);
        Assert.Equal(isTaken, (await ReadAsync(Encoding.ASCII.GetBytes(urlEncoded), UrlEncoded)).IsSuccess);
    }

    /// <summary>What a form allocates is bounded by what it sends: an endpoint without sign-in takes it from anybody.</summary>
    [Fact]
    public async Task ReadAsync_ManyShortFields_AllocateLittleMoreThanTheyAre()
    {
        var body = Parts(5000, "x");
        await ReadAsync(body, Multipart);
        var before = GC.GetAllocatedBytesForCurrentThread();

        // A body in memory is read without leaving this thread.
        var read = ReadAsync(body, Multipart);

        Assert.True(read.IsCompleted);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
        Assert.True((await read).IsSuccess);
    }

    private static byte[] Parts(int count, string value) =>
        Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat($"--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{value}\r\n", count)) + "--b--\r\n"
        );

    private static Task<Result<ImmutableDictionary<string, string>>> ReadAsync(byte[] body, string contentType) =>
        PostedForm.ReadAsync(
            new DefaultHttpContext { Request = { Body = new MemoryStream(body), ContentType = contentType } }.Request,
            default
        );
}
