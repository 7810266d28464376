using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Calendar;

/// <summary>Why a day is or is not a working day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayKind>))]
public enum DayKind
{
    Workday,

    /// <summary>调休上班: a Saturday or Sunday that the yearly notice makes a working day.</summary>
    MakeUpWorkday,

    Weekend,

    /// <summary>A day off by the yearly notice, or by statute where the notice is not loaded.</summary>
    Holiday,
}
