using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.Http;

public sealed class RequestJsonTests
{
    private const string Json = "application/json";

    public static TheoryData<string, string?> Malformed =>
        new()
        {
            { """{"unknown":1}""", "unknown" },
            { """{"Title":"题目"}""", "Title" },
            { """{"title":"a","title":"b"}""", "title" },
            { """{"title":5}""", "title" },
            { """{"title":["a"]}""", "title" },
            { """{"amountYuan":"5"}""", "amountYuan" },
            { """{"amountYuan":1e999}""", "amountYuan" },
            { """{"parties":[{"id":"u1","role":"Boss"}]}""", "parties[0].role" },
            { """{"parties":[{"id":"u1","role":1}]}""", "parties[0].role" },
            { """{"parties":[{"id":"u1","extra":true}]}""", "parties[0].extra" },
            { """{"parties":null}""", "parties" },
            { """{"parties":{}}""", "parties" },
            { """{"title":"half a pair \ud800"}""", "title" },
            { """[]""", null },
            { "\"text\"", null },
            { "", null },
            { "   ", null },
            { "{", null },
            { """{"title":"a"} {}""", null },
            { """{"title":"a",}""", null },
            { """{/* comment */"title":"a"}""", null },
        };

    [Fact]
    public async Task ReadAsync_GoodBody_IsRead()
    {
        var form = (await ReadAsync("""{"title":"题目","amountYuan":1.50,"parties":[{"id":"u1","role":"LeadUnit"}]}""")).Value;

        Assert.Equal(("题目", 1.50m, "u1", PartyRole.LeadUnit), (form.Title, form.AmountYuan, form.Parties[0].Id, form.Parties[0].Role));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/problem+json")]
    public async Task ReadAsync_ContentTypeOfJson_IsTaken(string contentType) =>
        Assert.True((await ReadAsync("{}", contentType)).IsSuccess);

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task ReadAsync_OtherContentType_IsRefused(string? contentType) =>
        Assert.Equal(["content-type-is-not-json"], (await ReadAsync("{}", contentType)).Errors.Select(error => error.Code));

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task ReadAsync_BodyThatIsNotUnderstood_NamesTheField(string body, string? field)
    {
        var error = Assert.Single((await ReadAsync(body)).Errors);

        Assert.Equal(("json-is-malformed", field), (error.Code, error.Field));
    }

    [Fact]
    public async Task ReadAsync_Null_IsEmpty() =>
        Assert.Equal(["body-is-empty"], (await ReadAsync("null")).Errors.Select(error => error.Code));

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public async Task ReadAsync_DeeplyNested_IsRefused(int depth) =>
        Assert.Equal(
            ["json-is-malformed"],
            (await ReadAsync($$"""{"title":{{new string('[', depth)}}{{new string(']', depth)}}}""")).Errors.Select(error => error.Code)
        );

    [Fact]
    public async Task ReadAsync_Utf16_IsRefused() =>
        Assert.Equal(
            ["json-is-malformed"],
            (await ReadAsync(Encoding.Unicode.GetBytes("""{"title":"a"}"""), Json)).Errors.Select(error => error.Code)
        );

    [Fact]
    public async Task ReadAsync_BytesThatAreNoUtf8_AreRefused()
    {
        byte[] body = [.. "{\"title\":\""u8, 0xB0, 0xD7, 0xB3, 0xC7, .. "\"}"u8];

        Assert.Equal(
            [("charset-is-not-utf8", ErrorKind.Malformed)],
            (await ReadAsync(body, Json)).Errors.Select(error => (error.Code, error.Kind))
        );
    }

    [Theory]
    [InlineData("2026-12-31T17:00:00", "time-is-malformed")]
    [InlineData("2026-12-31", "time-is-malformed")]
    [InlineData("9999-12-31T23:59:59Z", "time-is-malformed")]
    [InlineData("0001-01-01T00:00:01Z", "time-is-malformed")]
    [InlineData("0001-01-01T00:00:00+08:00", "time-is-malformed")]
    [InlineData("2026-12-31T17:00:00+08:00", null)]
    [InlineData("0001-01-01T00:00:00+00:00", null)]
    public async Task R25_TimeWithoutOffset_IsWrongAtItsField(string time, string? code)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"at":[{"closesAt":"{{time}}"}]}""");

        var errors = (await ReadAsync<Times>(new MemoryStream(body), Json)).Errors;

        Assert.Equal(
            code is null ? [] : [(code, "at[0].closesAt", ErrorKind.Invalid)],
            errors.Select(error => (error.Code, error.Field, error.Kind))
        );
    }

    [Fact]
    public async Task ReadAsync_WhatWasSent_IsNotQuoted()
    {
        var error = Assert.Single((await ReadAsync("""{"amountYuan":"22080218800307019X"}""")).Errors);

        Assert.DoesNotContain("22080218800307019X", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "body-is-too-large")]
    public async Task ReadAsync_AroundTheLimit_IsRefusedAbove(int more, string? code)
    {
        var body = Encoding.UTF8.GetBytes("{}" + new string(' ', RequestJson.MaxBytes - 2 + more));

        Assert.Equal(code, (await ReadAsync(body, Json)).Errors.Select(error => error.Code).SingleOrDefault());
    }

    [Fact]
    public async Task ReadAsync_EndlessBody_IsNotReadToItsEnd()
    {
        var body = new EndlessStream();

        Assert.Equal(["body-is-too-large"], (await ReadAsync(body, Json)).Errors.Select(error => error.Code));
        Assert.InRange(body.BytesRead, RequestJson.MaxBytes, RequestJson.MaxBytes + (64 * 1024));
    }

    [Fact]
    public async Task ReadAsync_ByteOrderMarkBeforeTheObject_IsPassedOver() =>
        Assert.Equal("题目", (await ReadAsync([.. "\uFEFF"u8, .. """{"title":"题目"}"""u8], Json)).Value.Title);

    private static Task<Result<ApplicationForm>> ReadAsync(string body, string? contentType = Json) =>
        ReadAsync(Encoding.UTF8.GetBytes(body), contentType);

    private static Task<Result<ApplicationForm>> ReadAsync(byte[] body, string? contentType) =>
        ReadAsync(new MemoryStream(body), contentType);

    private static Task<Result<ApplicationForm>> ReadAsync(Stream body, string? contentType) =>
        ReadAsync<ApplicationForm>(body, contentType);

    private static Task<Result<T>> ReadAsync<T>(Stream body, string? contentType) =>
        RequestJson.ReadAsync<T>(
            new DefaultHttpContext { Request = { Body = body, ContentType = contentType } }.Request,
            CancellationToken.None
        );

    private sealed record Times(IReadOnlyList<Times.Entry> At)
    {
        public sealed record Entry(DateTimeOffset ClosesAt);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            BytesRead += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
