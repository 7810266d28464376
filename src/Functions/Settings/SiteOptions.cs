using System.ComponentModel.DataAnnotations;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Settings;

/// <summary>The operator and address of this site.</summary>
public sealed class SiteOptions
{
    internal const string Production = "production";

    /// <summary>Base of links in mails; never taken from a request.</summary>
    [Required]
    public Uri BaseAddress { get; init; } = new("http://localhost:7071");

    /// <summary>Further host names of the site beside that of <see cref="BaseAddress"/>, separated by commas.</summary>
    public string AllowedHosts { get; init; } = "";

    /// <summary>Part of every token, so that a link of the test site is invalid in production.</summary>
    [Required]
    [RegularExpression("^[a-z0-9-]{1,30}$")]
    public string Environment { get; init; } = "local";

    /// <summary>Whether this site decides real cases: then sample texts are not used.</summary>
    public bool IsProduction => Environment == Production;

    [Required]
    public string BureauName { get; init; } = "白城市科学技术局";

    /// <summary>统一社会信用代码 of the bureau, for the exchange with other platforms; empty: omitted.</summary>
    public string CreditCode { get; init; } = "";

    /// <summary>On English pages; empty: the Chinese name.</summary>
    public string BureauNameEnglish { get; init; } = "";

    /// <summary>Signs award documents together with the bureau.</summary>
    [Required]
    public string FinanceBureauName { get; init; } = "白城市财政局";

    /// <summary>On English pages; empty: the Chinese name.</summary>
    public string FinanceBureauNameEnglish { get; init; } = "";

    /// <summary>机关代字: prefix of letter numbers, as in 白科决〔2026〕1号. Two to eight Chinese characters.</summary>
    [Required]
    [RegularExpression(@"^\p{IsCJKUnifiedIdeographs}{2,8}$")]
    public string LetterSign { get; init; } = "白科";

    /// <summary>功能科目 of the special fund, in its register; empty: omitted.</summary>
    public string FundSubject { get; init; } = "2060499 其他技术研究与开发支出";

    /// <summary>户名、账号、开户行: the account for returned money of the special fund, as named in letters.</summary>
    [Required]
    public string RecoveryAccount { get; init; } = "户名：白城市财政局（示例账户）；账号：0000 0000 0000 0000；开户行：示例银行";

    /// <summary>Address for written objections; empty: notices name only the online form.</summary>
    public string PostalAddress { get; init; } = "";

    /// <summary>Office and telephone on pages without a round.</summary>
    public string Office { get; init; } = "科研诚信办公室";

    /// <summary><see cref="Office"/> on English pages; empty: the Chinese name.</summary>
    public string OfficeEnglish { get; init; } = "";

    public string Telephone { get; init; } = "0436-0000000";

    public SiteInfo ToSiteInfo(RoundOffice? office = null) =>
        new(BureauName, office?.Name ?? Office, office?.Telephone ?? Telephone)
        {
            BureauNameEnglish = NullIfEmpty(BureauNameEnglish),
            FinanceBureauName = FinanceBureauName,
            FinanceBureauNameEnglish = NullIfEmpty(FinanceBureauNameEnglish),
            Address = NullIfEmpty(PostalAddress),
            // A round's guide may name another office, in Chinese only.
            OfficeEnglish = office is null || office.Name == Office ? NullIfEmpty(OfficeEnglish) : null,
        };

    /// <summary>Whether the site uses https: then cookies are never sent otherwise.</summary>
    public bool IsHttps => BaseAddress.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether a request names this site as its host: other names must not appear in responses.</summary>
    public bool IsOwnHost(string host) =>
        string.Equals(host, BaseAddress.Host, StringComparison.OrdinalIgnoreCase)
        || (BaseAddress.IsLoopback && host is "localhost" or "127.0.0.1" or "[::1]")
        || AllowedHosts
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Name of a cookie. With https it has a prefix, so that browsers accept it only over https and from this host only.</summary>
    /// <param name="isForAllPaths">Whether the cookie's path is <c>/</c>.</param>
    public string CookieName(string name, bool isForAllPaths = false) =>
        !IsHttps ? name
        : isForAllPaths ? $"__Host-{name}"
        : $"__Secure-{name}";

    public Uri Address(string path) => new(BaseAddress, path);

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;

    /// <summary>Whether <see cref="BaseAddress"/> is a loopback address.</summary>
    public static bool IsOnLoopback(IConfiguration configuration) =>
        configuration["Site:BaseAddress"] is not { } address
            ? new SiteOptions().BaseAddress.IsLoopback
            : Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.IsLoopback;
}
