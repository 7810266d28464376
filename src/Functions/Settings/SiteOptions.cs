using System.ComponentModel.DataAnnotations;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Settings;

/// <summary>Who runs this site, and under which address people reach it.</summary>
public sealed class SiteOptions
{
    internal const string Production = "production";

    /// <summary>Links in mails begin with this; never taken from a request.</summary>
    [Required]
    public Uri BaseAddress { get; init; } = new("http://localhost:7071");

    /// <summary>Host names beside that of <see cref="BaseAddress"/> by which the site answers, parted by commas.</summary>
    public string AllowedHosts { get; init; } = "";

    /// <summary>Goes into every token, so that a link of the test site opens nothing in production.</summary>
    [Required]
    [RegularExpression("^[a-z0-9-]{1,30}$")]
    public string Environment { get; init; } = "local";

    /// <summary>Whether this site decides real cases: then nothing rests on a sample text.</summary>
    public bool IsProduction => Environment == Production;

    [Required]
    public string BureauName { get; init; } = "白城市科学技术局";

    /// <summary>统一社会信用代码 of the bureau, for the exchange with other platforms; empty: left out there.</summary>
    public string CreditCode { get; init; } = "";

    /// <summary>Shown on English pages; empty: the Chinese name.</summary>
    public string BureauNameEnglish { get; init; } = "";

    /// <summary>Signs award documents together with the bureau.</summary>
    [Required]
    public string FinanceBureauName { get; init; } = "白城市财政局";

    /// <summary>Shown on English pages; empty: the Chinese name.</summary>
    public string FinanceBureauNameEnglish { get; init; } = "";

    /// <summary>机关代字: begins the numbers of letters, as in 白科决〔2026〕1号. Two to eight Chinese characters.</summary>
    [Required]
    [RegularExpression(@"^\p{IsCJKUnifiedIdeographs}{2,8}$")]
    public string LetterSign { get; init; } = "白科";

    /// <summary>功能科目 of the special fund, in its register; empty: left out there.</summary>
    public string FundSubject { get; init; } = "2060499 其他技术研究与开发支出";

    /// <summary>户名、账号、开户行: where money of the special fund is returned to, as letters name it.</summary>
    [Required]
    public string RecoveryAccount { get; init; } = "户名：白城市财政局（示例账户）；账号：0000 0000 0000 0000；开户行：示例银行";

    /// <summary>Where objections in writing are sent; empty: notices name the online form alone.</summary>
    public string PostalAddress { get; init; } = "";

    /// <summary>Office and telephone named where a page belongs to no round.</summary>
    public string Office { get; init; } = "科研诚信办公室";

    /// <summary><see cref="Office"/> on English pages; empty: the Chinese name.</summary>
    public string OfficeEnglish { get; init; } = "";

    public string Telephone { get; init; } = "0436-0000000";

    /// <summary>Who speaks on a page: the round's office where there is one.</summary>
    public SiteInfo ToSiteInfo(RoundOffice? office = null) =>
        new(BureauName, office?.Name ?? Office, office?.Telephone ?? Telephone)
        {
            BureauNameEnglish = NullIfEmpty(BureauNameEnglish),
            FinanceBureauName = FinanceBureauName,
            FinanceBureauNameEnglish = NullIfEmpty(FinanceBureauNameEnglish),
            Address = NullIfEmpty(PostalAddress),
            // A round may be in the hands of another office, and its guide names that in Chinese only.
            OfficeEnglish = office is null || office.Name == Office ? NullIfEmpty(OfficeEnglish) : null,
        };

    /// <summary>Whether people reach the site by https: then cookies never go over anything else.</summary>
    public bool IsHttps => BaseAddress.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether a request names this site as its host: any other would put foreign names into what is answered.</summary>
    public bool IsOwnHost(string host) =>
        string.Equals(host, BaseAddress.Host, StringComparison.OrdinalIgnoreCase)
        || (BaseAddress.IsLoopback && host is "localhost" or "127.0.0.1" or "[::1]")
        || AllowedHosts
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Name of a cookie. By https it has a prefix with which browsers take it from this site over https alone, and from no other host of
    /// its domain.
    /// </summary>
    /// <param name="isForAllPaths">Whether the cookie's path is <c>/</c>.</param>
    public string CookieName(string name, bool isForAllPaths = false) =>
        !IsHttps ? name
        : isForAllPaths ? $"__Host-{name}"
        : $"__Secure-{name}";

    /// <summary>An address under <see cref="BaseAddress"/>.</summary>
    public Uri Address(string path) => new(BaseAddress, path);

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;

    /// <summary>Whether people reach the site on the machine that it runs on.</summary>
    public static bool IsOnLoopback(IConfiguration configuration) =>
        configuration["Site:BaseAddress"] is not { } address
            ? new SiteOptions().BaseAddress.IsLoopback
            : Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.IsLoopback;
}
