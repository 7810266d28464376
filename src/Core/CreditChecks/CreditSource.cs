using System.Text.Json.Serialization;

namespace CreditFunctions.Core.CreditChecks;

/// <summary>Where a party's credit is looked up.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CreditSource>))]
public enum CreditSource
{
    /// <summary>中国执行信息公开网.</summary>
    CourtEnforcement,

    /// <summary>信用中国.</summary>
    CreditChina,

    /// <summary>本局名单.</summary>
    BureauLists,
}
