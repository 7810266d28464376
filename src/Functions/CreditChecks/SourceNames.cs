using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Functions.CreditChecks;

/// <summary>What people call the sources, and where they look.</summary>
internal static class SourceNames
{
    public static string Of(CreditSource source) => source switch
    {
        CreditSource.CourtEnforcement => "中国执行信息公开网",
        CreditSource.CreditChina => "信用中国",
        CreditSource.BureauLists => "本局名单",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <summary>The source's own site; null where there is nothing to open.</summary>
    public static Uri? AddressOf(CreditSource source) => source switch
    {
        CreditSource.CourtEnforcement => new Uri("https://zxgk.court.gov.cn/"),
        CreditSource.CreditChina => new Uri("https://www.creditchina.gov.cn/"),
        _ => null,
    };
}
