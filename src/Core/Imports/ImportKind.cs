using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Imports;

/// <summary>Kinds of imported files.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportKind>))]
public enum ImportKind
{
    /// <summary>名单条目</summary>
    Listings,

    /// <summary>历年申报项目</summary>
    PastApplications,

    /// <summary>在研项目</summary>
    RunningProjects,

    /// <summary>国库支付: payments of the treasury from the finance bureau's file.</summary>
    TreasuryPayments,
}

/// <summary>States of an import.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportState>))]
public enum ImportState
{
    /// <summary>已校验: read, without effect.</summary>
    Checked,

    /// <summary>导入中: confirmed by a second officer.</summary>
    Confirmed,

    /// <summary>已导入</summary>
    Done,

    /// <summary>已退回</summary>
    Rejected,

    /// <summary>撤销中</summary>
    Undoing,

    /// <summary>已撤销</summary>
    Undone,
}
