using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Calendar;

/// <summary>Why a day is a working day, or is none.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayKind>))]
public enum DayKind
{
    Workday,

    /// <summary>调休上班: a Saturday or Sunday that the yearly notice makes a working day.</summary>
    MakeUpWorkday,

    Weekend,

    /// <summary>A day off by the yearly notice, or, where that is not loaded, by statute.</summary>
    Holiday,
}
