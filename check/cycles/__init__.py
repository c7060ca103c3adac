"""What a cycle is: functions of the page, code, clicks, or a scenario's file."""
